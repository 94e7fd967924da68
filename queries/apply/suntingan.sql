-- Which fields were changed in the app, from what to what? Each parameter is a column of table
-- suntingan, in one order: lists cost half of what JSON texts do.
insert into suntingan by name
select
    unnest($unggahan_id) as unggahan_id,
    unnest($asal_id) as asal_id,
    unnest($entri) as entri,
    unnest($hash_entri) as hash_entri,
    unnest($waktu::timestamptz[]) as waktu,
    unnest($pelaku) as pelaku,
    unnest($rapat) as rapat,
    unnest($menarik) as menarik,
    unnest($kembar) as kembar,
    unnest($urutan) as urutan,
    unnest($kode) as kode,
    unnest($tenggat) as tenggat,
    unnest($bukti) as bukti,
    unnest($kolom) as kolom,
    unnest($dari) as dari,
    unnest($ke) as ke;
