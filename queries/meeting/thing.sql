-- What was the content of one thing of a meeting's record just after the entry $sampai (null: now),
-- and when was it stored? In the journal's form.
select
    ke::varchar as ke,
    waktu
from things_at($rencana_id, $rapat, $benda, $sampai)
where nomor = $nomor;
