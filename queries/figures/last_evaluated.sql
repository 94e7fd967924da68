-- Which rencana had their last evaluation? That is a meeting about TW IV or the whole year, closed
-- after the year's end.
select distinct r.rencana_id
from rencana as r
inner join rapat as m on r.rencana_id = m.rencana_id
where
    m.periode in ('tw4', 'setahun')
    and m.status = 'ditutup'
    and not m.dihapus
    and year(m.tanggal) > r.tahun;
