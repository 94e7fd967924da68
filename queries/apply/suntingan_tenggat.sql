-- What is reported of each of these tenggat now? The parameters are columns in one order. $kolom: the
-- fields that changed, since a field set to nothing differs from a field left alone.
update tenggat
set
    laporan = coalesce(f.laporan, tenggat.laporan),
    tanggal_selesai = if(list_contains(f.kolom, 'tanggal_selesai'), f.tanggal_selesai, tenggat.tanggal_selesai),
    selesai_sejak = if(list_contains(f.kolom, 'selesai_sejak'), f.selesai_sejak, tenggat.selesai_sejak),
    kendala = coalesce(f.kendala, tenggat.kendala),
    tindak_lanjut = coalesce(f.tindak_lanjut, tenggat.tindak_lanjut),
    hasil = if(list_contains(f.kolom, 'hasil'), f.hasil, tenggat.hasil)
from (
    select
        unnest($unggahan_id) as unggahan_id,
        unnest($kode) as kode,
        unnest($tenggat) as tenggat,
        unnest($kolom::varchar[][]) as kolom,
        unnest($laporan::varchar[]) as laporan,
        unnest($tanggal_selesai::date[]) as tanggal_selesai,
        unnest($selesai_sejak::date[]) as selesai_sejak,
        unnest($kendala::varchar[]) as kendala,
        unnest($tindak_lanjut::varchar[]) as tindak_lanjut,
        unnest($hasil::varchar[]) as hasil
) as f
where
    tenggat.unggahan_id between list_min($unggahan_id) and list_max($unggahan_id)
    and tenggat.unggahan_id = f.unggahan_id
    and tenggat.kode = f.kode
    and tenggat.tenggat = f.tenggat;
