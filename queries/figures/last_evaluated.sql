-- Had this rencana its last evaluation? That is a meeting about TW IV or the whole year, closed after
-- the year's end. One row if so.
select 1 as ada
from rencana as r
inner join rapat as m on r.rencana_id = m.rencana_id
where
    r.rencana_id = $rencana_id
    and m.periode in ('tw4', 'setahun')
    and m.status = 'ditutup'
    and not m.dihapus
    and year(m.tanggal) > r.tahun
limit 1;
