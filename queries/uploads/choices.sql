-- Which choices of how cells are read has each satker made, in the order they were made? nilai null: withdrawn.
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
