-- Which things of this kind ($benda) has the record of this rencana, or of its meeting $rapat, now?
select
    nomor,
    ke::varchar as ke
from things_at($rencana_id, $rapat, $benda, null)
order by nomor;
