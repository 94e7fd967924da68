-- Which journal entry with the hash $sidik brought content to this rencana, and by whom? Null: the last one. A note of a meeting brings none.
select
    nomor,
    hash,
    pelaku
from catatan
where
    satker = $satker
    and tahun = $tahun
    and tentang_isi(jenis)
    and coalesce(hash = $sidik, true)
order by nomor desc
limit 1;
