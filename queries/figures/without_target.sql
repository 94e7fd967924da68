-- Which langkah cannot be judged because they have no tenggat? Questions for the ZI team.

select l.* exclude (unggahan_id)
from langkah as l
anti join (select kode from tenggat where unggahan_id = $unggahan_id) as t on l.kode = t.kode
where l.unggahan_id = $unggahan_id
order by l.urutan;
