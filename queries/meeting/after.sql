-- Which is the newest journal entry of this rencana: what one who writes of a meeting says to have seen?
select hash_terakhir
from rencana
where rencana_id = $rencana_id;
