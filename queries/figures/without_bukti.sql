-- Which langkah name no bukti? They owe none and lack none; questions for the ZI team.

select l.* exclude (unggahan_id)
from langkah as l
anti join (select kode from dokumen where unggahan_id = $unggahan_id) as d on l.kode = d.kode
where l.unggahan_id = $unggahan_id
order by l.urutan;
