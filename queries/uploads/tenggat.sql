-- What does a picture say about each tenggat of these langkah ($kode, a list; null: all)? As in the
-- journal, in its order: that of the rows.
select
    * exclude (unggahan_id, urutan, akar, selesai_sejak, dilaporkan_per)
    replace (
        jatuh_tempo::varchar as jatuh_tempo,
        buka::varchar as buka,
        tanggal_selesai::varchar as tanggal_selesai
    )
from tenggat
where
    unggahan_id = $unggahan_id
    and coalesce(list_contains($kode::varchar[], kode), true);
