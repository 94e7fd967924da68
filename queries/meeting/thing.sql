-- What did one thing of a meeting's record say just after the entry $sampai (null: now), in the shape of the journal, and
-- when was that said?
select
    ke::varchar as ke,
    waktu
from things_at($rencana_id, $rapat, $benda, $sampai)
where nomor = $nomor;
