-- Which entry changed the record of this rencana's meetings last, moves from screen to screen left out?
select coalesce(max(entri), 0)::integer as entri
from rapat_peristiwa
where
    rencana_id = $rencana_id
    and peristiwa <> 'layar';
