-- Which remarks came from reading this unggahan, where, and with which stored values?
select
    lembar,
    baris,
    kolom,
    nilai,
    sel,
    kode,
    isi,
    pesan
from peringatan
where unggahan_id = $unggahan_id;
