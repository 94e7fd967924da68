-- What did the journal entry $nomor change in the record of this rencana's meetings?
select
    rapat,
    peristiwa,
    ubah
from rapat_peristiwa
where
    rencana_id = $rencana_id
    and entri = $nomor;
