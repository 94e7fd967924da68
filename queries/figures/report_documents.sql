-- Which documents does each tenggat of an unggahan call for, and how do they stand?
select
    * exclude (unggahan_id, jenis),
    bukti_hadir(status) as hadir,
    bukti_wajib(status) as wajib
from bukti
where unggahan_id = $unggahan_id;
