-- Which entry last changed the record of this rencana's meetings? Moves from screen to screen do
-- not count.
select coalesce(max(entri), 0)::integer as entri
from rapat_peristiwa
where
    rencana_id = $rencana_id
    and peristiwa <> 'layar';
