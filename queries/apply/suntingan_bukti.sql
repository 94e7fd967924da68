-- How does each of these bukti stand now? $bidang: JSON {unggahan_id, kode, tenggat, bukti, ke}, of
-- the unggahan $unggahan_id. A field set to nothing differs from a field left alone.
update bukti
set
    status = value_after(f.ke, 'status', status),
    tautan = value_after(f.ke, 'tautan', tautan),
    catatan = value_after(f.ke, 'catatan', catatan)
from entries(
    $bidang,
    '{"unggahan_id": "BIGINT", "kode": "VARCHAR", "tenggat": "VARCHAR", "bukti": "VARCHAR", '
    || '"ke": "MAP(VARCHAR, VARCHAR)"}'
) as f
where
    bukti.unggahan_id between list_min($unggahan_id) and list_max($unggahan_id)
    and bukti.unggahan_id = f.unggahan_id
    and bukti.kode = f.kode
    and bukti.tenggat = f.tenggat
    and bukti.nama = f.bukti;
