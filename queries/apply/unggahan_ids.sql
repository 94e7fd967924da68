-- Which unggahan of these rencana have these numbers, and does each report something? $satker, $tahun
-- and $nomor are in the same order.
select
    m.satker,
    m.tahun,
    m.nomor,
    u.unggahan_id,
    u.dilaporkan
from (
    select
        unnest($satker) as satker,
        unnest($tahun) as tahun,
        unnest($nomor) as nomor
) as m
inner join rencana as r on m.satker = r.satker and m.tahun = r.tahun
inner join unggahan as u on r.rencana_id = u.rencana_id and m.nomor = u.nomor;
