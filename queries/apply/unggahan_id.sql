-- Which unggahan has the number $unggahan in this rencana?
select u.unggahan_id
from unggahan as u
inner join rencana as r on u.rencana_id = r.rencana_id
where
    r.satker = $satker
    and r.tahun = $tahun
    and u.nomor = $unggahan;
