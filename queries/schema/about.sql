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
    0 as perubahan,
    0 as fakta;
