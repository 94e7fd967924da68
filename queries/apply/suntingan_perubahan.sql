-- What is changed against its source in these langkah ($langkah: unggahan_id and kode in one text, of
-- the unggahan $unggahan_id)? What was listed of them goes. Something ticked and unticked is no change.
delete from perubahan
where
    unggahan_id between list_min($unggahan_id) and list_max($unggahan_id)
    and list_contains($langkah, unggahan_id || ' ' || kode);
