-- Which files does this rencana have? Oldest first, cancelled ones too.
select
    r.rencana_id,
    u.unggahan_id,
    u.nomor,
    u.posisi,
    u.waktu,
    u.sha256,
    u.dibatalkan
from rencana as r
inner join unggahan as u on r.rencana_id = u.rencana_id
where r.satker = $satker and r.tahun = $tahun
order by u.nomor;
