-- Is a bukti present, and is it owed? Only ada and terverifikasi are present. Not owed are bukti
-- declared tidak_berlaku, and all bukti of a tenggat declared so (docs/design.md §5).

create or replace macro bukti_hadir(status_bukti) as
    status_bukti in ('ada', 'terverifikasi');

create or replace macro bukti_wajib(status_bukti) as
    status_bukti <> 'tidak_berlaku';

-- How many bukti are owed and how many of these are present, for each tenggat with bukti of these
-- unggahan (`daftar`, a list of ids).
create or replace macro bukti_per_tenggat(daftar) as table
select
    unggahan_id,
    kode,
    tenggat,
    count(*) filter (where bukti_wajib(status) and bukti_hadir(status)) as hadir,
    count(*) filter (where bukti_wajib(status)) as wajib
from bukti
where salah_satu(unggahan_id, daftar)
group by unggahan_id, kode, tenggat;
