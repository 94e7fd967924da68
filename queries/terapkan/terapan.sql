-- How many rows did this unggahan bring to each table?
insert into terapan
select
    $unggahan_id,
    (select count(*) from langkah where unggahan_id = $unggahan_id),
    (select count(*) from tenggat where unggahan_id = $unggahan_id),
    (select count(*) from bukti where unggahan_id = $unggahan_id),
    (select count(*) from dokumen where unggahan_id = $unggahan_id),
    (select count(*) from jejak where unggahan_id = $unggahan_id),
    (select count(*) from peringatan where unggahan_id = $unggahan_id),
    (select count(*) from perubahan where unggahan_id = $unggahan_id);
