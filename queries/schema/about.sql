-- Which row records the form of the tables and the statements that made them, before any journal
-- entry?
insert into tentang by name
select
    $versi_skema as versi_skema,
    $sidik as sidik,
    0 as nomor_terakhir,
    '' as hash_terakhir,
    0 as rencana,
    0 as unggahan,
    0 as langkah,
    0 as tenggat,
    0 as bukti,
    0 as dokumen,
    0 as jejak,
    0 as perubahan;
