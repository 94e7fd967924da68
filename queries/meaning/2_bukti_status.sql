-- Is a bukti present, and is it owed at all? Only ada and terverifikasi count as present; what was declared
-- tidak_berlaku is not owed (DESIGN §5). The bukti of a tenggat declared tidak_berlaku leaves the count with it.

create or replace macro bukti_hadir(status_bukti) as
    status_bukti in ('ada', 'terverifikasi');

create or replace macro bukti_wajib(status_bukti) as
    status_bukti <> 'tidak_berlaku';
