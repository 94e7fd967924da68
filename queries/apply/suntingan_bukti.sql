-- How does each of these bukti stand now? The parameters are columns in one order; null leaves a
-- field as it is.
update bukti
set
    status = coalesce(f.status, bukti.status),
    tautan = coalesce(f.tautan, bukti.tautan),
    catatan = coalesce(f.catatan, bukti.catatan)
from (
    select
        unnest($unggahan_id) as unggahan_id,
        unnest($kode) as kode,
        unnest($tenggat) as tenggat,
        unnest($bukti) as nama,
        unnest($status::varchar[]) as status,
        unnest($tautan::varchar[]) as tautan,
        unnest($catatan::varchar[]) as catatan
) as f
where
    bukti.unggahan_id between list_min($unggahan_id) and list_max($unggahan_id)
    and bukti.unggahan_id = f.unggahan_id
    and bukti.kode = f.kode
    and bukti.tenggat = f.tenggat
    and bukti.nama = f.nama;
