-- Is a bukti present, and is it owed at all? Only ada and terverifikasi count as present; what was declared
-- tidak_berlaku is not owed (docs/design.md §5), nor is any bukti of a tenggat declared tidak_berlaku.

create or replace macro bukti_hadir(status_bukti) as
    status_bukti in ('ada', 'terverifikasi');

create or replace macro bukti_wajib(status_bukti) as
    status_bukti <> 'tidak_berlaku';

-- How many bukti are owed and how many of these are present, for each tenggat of these unggahan (`daftar`, a list of
-- ids) that has any?
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
