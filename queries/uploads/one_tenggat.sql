-- What is reported of each tenggat of the langkah $kode in this unggahan?
select
    tenggat,
    jatuh_tempo::varchar as jatuh_tempo,
    buka::varchar as buka,
    laporan,
    tanggal_selesai::varchar as tanggal_selesai,
    selesai_sejak::varchar as selesai_sejak,
    kendala,
    tindak_lanjut
from tenggat
where
    unggahan_id = $unggahan_id
    and kode = $kode
order by rowid;
