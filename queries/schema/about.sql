-- Which row says that the tables have this shape, made by these statements, and hold no journal entry yet?
insert into tentang by name
select
    $versi_skema as versi_skema,
    $sidik as sidik,
    0 as nomor_terakhir,
    '' as hash_terakhir,
    0 as rencana,
    0 as unggahan;
