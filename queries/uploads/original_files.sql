-- Which valid files with a plan of $tahun are there, of all satker? Oldest first. Files with only
-- reports have no rows.
select
    r.satker,
    coalesce(u.nama_berkas, 'unggahan ' || u.nomor) as name,
    u.sha256,
    u.nomor as unggahan,
    u.unggahan_id,
    u.posisi,
    u.hash_entri
from unggahan as u
inner join rencana as r on u.rencana_id = r.rencana_id
where
    r.tahun = $tahun
    and u.sha256 is not null
    and not u.dibatalkan
order by u.rencana_id, u.nomor;
