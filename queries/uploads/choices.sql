-- Which choices about reading cells has each satker made? In the order made; nilai null: withdrawn.
select
    satker,
    hal,
    kunci,
    langkah,
    untuk_tahun,
    nilai,
    entri,
    waktu,
    pelaku
from pilihan
order by entri, urutan;
