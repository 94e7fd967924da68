-- What has this satker set for the matter $hal, now that it says $nilai (JSON)? The newest setting takes the place.
delete from pengaturan
where
    satker = $satker
    and hal = $hal;

insert into pengaturan by name
select
    $satker as satker,
    $hal as hal,
    $nilai as nilai,
    $waktu::timestamptz as waktu,
    $pelaku as pelaku;
