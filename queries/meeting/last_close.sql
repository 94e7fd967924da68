-- Which journal entry closed the meeting $rapat? No row while it is in progress. After closing,
-- only scans of signed papers are recorded, so it is the last other entry.
select max(e.entri) as entri
from rapat_peristiwa as e
inner join rapat as m on e.rencana_id = m.rencana_id and e.rapat = m.rapat
where
    e.rencana_id = $rencana_id
    and e.rapat = $rapat
    and e.peristiwa not in ('layar', 'pindaian')
    and m.status = 'ditutup';
