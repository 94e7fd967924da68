-- Which entries said something of these rencana ($rencana_id, a list), in order? isi: JSON, of a file
-- without its plan.
select
    r.rencana_id,
    c.nomor,
    c.jenis,
    c.waktu::varchar as waktu,
    c.pelaku,
    c.isi
from catatan as c
inner join rencana as r on c.satker = r.satker and c.tahun = r.tahun
where
    list_contains($rencana_id::integer[], r.rencana_id)
    and tentang_isi(c.jenis)
order by c.nomor;
