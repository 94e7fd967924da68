-- Which journal entry closed the meeting $rapat? None while it goes on.
-- Once closed nothing more is recorded in it but the scan of a signed paper, so that is the last thing recorded.
select max(e.entri) as entri
from rapat_peristiwa as e
inner join rapat as m on e.rencana_id = m.rencana_id and e.rapat = m.rapat
where
    e.rencana_id = $rencana_id
    and e.rapat = $rapat
    and e.peristiwa not in ('layar', 'pindaian')
    and m.status = 'ditutup';
