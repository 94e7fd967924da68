-- Which file is this ($unggahan_id), as its journal entry says?
select
    nomor as unggahan,
    posisi::varchar as posisi,
    catatan,
    nama_berkas
from unggahan
where unggahan_id = $unggahan_id;
