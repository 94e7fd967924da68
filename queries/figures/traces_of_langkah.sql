-- How was each interpreted cell of the langkah $kode understood?

select
    lembar,
    baris,
    sel,
    kolom,
    nilai,
    dibaca,
    cara
from jejak
where
    unggahan_id = $unggahan_id
    and kode = $kode
order by baris, sel, kolom;
