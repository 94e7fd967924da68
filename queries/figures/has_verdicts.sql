-- Did the tier above say anything of a bukti of this rencana? Of most nobody did, and to find the
-- last word on each takes twenty times as long.
select entri
from penilaian
where rencana_id = $rencana_id
limit 1;
