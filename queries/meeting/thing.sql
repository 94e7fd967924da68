-- What was the content of the thing $nomor (null: of each of its kind) of a meeting's record just after
-- the entry $sampai (null: now), and when was it stored? In the journal's form.
select
    nomor,
    ke::varchar as ke,
    waktu
from things_at($rencana_id, $rapat, $benda, $sampai)
where nomor = coalesce($nomor, nomor)
order by nomor;
