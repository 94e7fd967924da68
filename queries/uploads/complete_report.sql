-- Did this entry say in the app that the report of this rencana is complete, and does it count now?
select l.rapat
from lengkap as l
anti join tarikan_pada(null) as t on l.entri = t.ditarik
anti join unggahan as u on l.entri = u.unggahan_id
where
    l.rencana_id = $rencana_id
    and l.entri = $entri;
