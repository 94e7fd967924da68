-- What is reported of the tenggat that this entry ($nomor) changed?
-- map_contains tells a field set to nothing from a field left alone.
with isian as (
    select
        unggahan_id,
        kode,
        tenggat,
        map(list(kolom), list(ke)) as ke
    from suntingan
    where
        entri = $nomor
        and tenggat is not null
        and bukti is null
    group by unggahan_id, kode, tenggat
)

update tenggat
set
    laporan = case when map_contains(i.ke, 'laporan') then i.ke['laporan'] else laporan end,
    tanggal_selesai = case
        when map_contains(i.ke, 'tanggal_selesai') then i.ke['tanggal_selesai']::date
        else tanggal_selesai
    end,
    selesai_sejak = case
        when map_contains(i.ke, 'selesai_sejak') then i.ke['selesai_sejak']::date
        else selesai_sejak
    end,
    kendala = case when map_contains(i.ke, 'kendala') then i.ke['kendala'] else kendala end,
    tindak_lanjut = case
        when map_contains(i.ke, 'tindak_lanjut') then i.ke['tindak_lanjut']
        else tindak_lanjut
    end
from isian as i
where
    tenggat.unggahan_id = i.unggahan_id
    and tenggat.kode = i.kode
    and tenggat.tenggat = i.tenggat;
