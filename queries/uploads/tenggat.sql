-- What do these unggahan ($daftar, a list) say about each tenggat of these langkah ($kode, a list)? As
-- in the journal, in its order: that of the rows.
select
    * exclude (urutan, dilaporkan_per)
    replace (
        jatuh_tempo::varchar as jatuh_tempo,
        buka::varchar as buka,
        tanggal_selesai::varchar as tanggal_selesai,
        selesai_sejak::varchar as selesai_sejak
    )
from tenggat
where
    unggahan_id in $daftar
    and kode in $kode;
