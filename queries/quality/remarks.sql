-- What did reading this unggahan remark, where, and what was stored of it?
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
