-- What is reported of each of these tenggat now? $bidang: JSON {unggahan_id, kode, tenggat, ke}, of
-- the unggahan $unggahan_id. A field set to nothing differs from a field left alone.
update tenggat
set
    laporan = value_after(f.ke, 'laporan', laporan),
    tanggal_selesai = value_after(f.ke, 'tanggal_selesai', tanggal_selesai::varchar)::date,
    selesai_sejak = value_after(f.ke, 'selesai_sejak', selesai_sejak::varchar)::date,
    kendala = value_after(f.ke, 'kendala', kendala),
    tindak_lanjut = value_after(f.ke, 'tindak_lanjut', tindak_lanjut),
    hasil = value_after(f.ke, 'hasil', hasil)
from entries(
    $bidang, '{"unggahan_id": "BIGINT", "kode": "VARCHAR", "tenggat": "VARCHAR", "ke": "MAP(VARCHAR, VARCHAR)"}'
) as f
where
    tenggat.unggahan_id between list_min($unggahan_id) and list_max($unggahan_id)
    and tenggat.unggahan_id = f.unggahan_id
    and tenggat.kode = f.kode
    and tenggat.tenggat = f.tenggat;
