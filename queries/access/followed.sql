-- Which meeting that goes on do phones follow by the address that has the secret of this digest?
select
    r.satker,
    r.tahun,
    m.rapat
from rapat as m
inner join rencana as r on m.rencana_id = r.rencana_id
where
    m.status = 'berlangsung'
    and not m.dihapus
    and m.rincian ->> 'diikuti' = $sidik;
