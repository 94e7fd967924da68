-- What is recorded of one kind of thing ($benda) of the meeting $rapat (null: of the whole plan)? In the
-- order recorded, in the journal's form.
select
    nomor,
    ke::varchar as ke,
    kode_rencana($rencana_id, ke ->> 'kode') as kode_tampil,
    waktu,
    pelaku
from things_at($rencana_id, $rapat, $benda, null)
order by nomor;
