-- What did one unggahan change against the one before it?

select
    jenis,
    kode,
    langkah_aksi,
    tenggat,
    kolom,
    dari,
    ke
from perubahan
where unggahan_id = $unggahan_id
order by urutan;
