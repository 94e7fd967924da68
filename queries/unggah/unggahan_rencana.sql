-- Which unggahan does each rencana of this tahun have, cancelled ones too, oldest first?
select
    r.satker,
    r.tahun,
    r.simulasi,
    u.unggahan_id,
    u.nomor,
    u.posisi,
    u.waktu,
    u.pelaku,
    u.sha256,
    u.hash_entri,
    u.dibatalkan
from rencana as r
join unggahan as u using (rencana_id)
where r.tahun = $tahun
order by r.satker, u.nomor
