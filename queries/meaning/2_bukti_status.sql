-- Is a bukti present, and is it owed at all? Only ada and terverifikasi count as present; what was declared
-- tidak_berlaku is not owed (docs/design.md §5), nor is any bukti of a tenggat declared tidak_berlaku.

create or replace macro bukti_hadir(status_bukti) as
    status_bukti in ('ada', 'terverifikasi');

create or replace macro bukti_wajib(status_bukti) as
    status_bukti <> 'tidak_berlaku';
