-- How is this cell to be read for this satker from now on? The newest choice takes the place; a null withdraws it.
delete from pilihan
where
    satker = $satker
    and hal = $hal
    and kunci = $kunci
    and langkah = $langkah
    and untuk_tahun is not distinct from $untuk_tahun;

insert into pilihan
values (
    $satker,
    $hal,
    $kunci,
    $langkah,
    $untuk_tahun,
    $nilai,
    $nomor,
    $urutan,
    $waktu::timestamptz,
    $pelaku
);
