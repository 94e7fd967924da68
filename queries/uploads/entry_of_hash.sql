-- Which journal entry with the hash $sidik brought content to this rencana?
-- It is the first entry of an unggahan (also a cancelled one, or one that only says that the report
-- is complete), or a later change in the app: the table has that one's hash beside the first entry too,
-- so the last of both is meant.
select u.unggahan_id as entri
from rencana as r
inner join unggahan as u on r.rencana_id = u.rencana_id
where r.satker = $satker and r.tahun = $tahun and u.hash_entri = $sidik
union
select s.entri
from rencana as r
inner join unggahan as u on r.rencana_id = u.rencana_id
inner join suntingan as s on u.unggahan_id = s.unggahan_id
where r.satker = $satker and r.tahun = $tahun and s.hash_entri = $sidik
order by entri desc;
