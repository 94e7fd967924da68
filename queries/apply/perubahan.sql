-- What is changed against its source in some langkah? Each parameter is a column of table perubahan,
-- in one order.
insert into perubahan by name
select
    unnest($unggahan_id) as unggahan_id,
    unnest($urutan) as urutan,
    unnest($jenis) as jenis,
    unnest($kode) as kode,
    unnest($langkah_aksi) as langkah_aksi,
    unnest($tenggat) as tenggat,
    unnest($kolom) as kolom,
    unnest($dari) as dari,
    unnest($ke) as ke;
