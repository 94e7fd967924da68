-- Which PIC are named in the newest valid file of this satker's rencana, by all that was said since?
-- Optional filters: $tahun, one langkah.
select distinct pic
from langkah_terbaru((
    select list(rencana_id)
    from rencana
    where satker = $satker and coalesce(tahun = $tahun, true)
))
where
    trim(coalesce(pic, '')) <> ''
    and coalesce(kode = $kode, true)
order by pic;
