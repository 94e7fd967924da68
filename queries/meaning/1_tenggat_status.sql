-- What is the status of a tenggat at the end of day `per` (docs/design.md §5)?
-- Files of this folder run in the order of their names, since later ones use earlier ones.

-- Is what falls due on `jatuh_tempo` due at the end of day `per`? That day counts; not done, it is
-- late. Nothing else compares the two (in Python: `is_due` of monev/core/dates.py).
create or replace macro sudah_tempo(jatuh_tempo, per) as
    jatuh_tempo <= per;

-- How many days is it late by then? They count from the day after.
create or replace macro hari_lewat(jatuh_tempo, per) as
    greatest(per - jatuh_tempo, 0);

create or replace macro selesai_pada(tanggal_selesai, selesai_sejak) as
    coalesce(tanggal_selesai, selesai_sejak);

-- Does the office declare this status itself, with a reason (`DECLARED` of monev/core/statuses.py)?
create or replace macro dinyatakan(laporan) as
    laporan in ('tidak_berlaku');

-- Does it count? Else it leaves every count, and its bukti with it (`UNCOUNTED` there).
create or replace macro dihitung(status) as
    status not in ('tidak_berlaku');

create or replace macro status_tenggat(laporan, tanggal_selesai, selesai_sejak, buka, jatuh_tempo, per) as
    case
        when dinyatakan(laporan) then laporan
        when laporan = 'selesai' and selesai_pada(tanggal_selesai, selesai_sejak) <= per then 'selesai'
        when sudah_tempo(jatuh_tempo, per) then 'terlambat'
        when buka <= per then 'berjalan'
        else 'belum_jatuh_tempo'
    end;

-- The day after `per` on which it was done, if that is reported already, else null (docs/design.md
-- §5).
create or replace macro selesai_kemudian(laporan, tanggal_selesai, per) as
    case when laporan = 'selesai' and tanggal_selesai > per then tanggal_selesai end;

-- The day up to which a tenggat is reported: the later of the office's last complete report and the
-- last report on it alone; null if there is neither (docs/design.md §5).
create or replace macro dilaporkan_sampai(lengkap_per, dilaporkan_per) as
    greatest(lengkap_per, dilaporkan_per);

-- A status of its own: due, and nobody reported since. Nobody knows if it is late.
-- What was reported after the day `per` says nothing of it: so is a plan before its first report.
create or replace macro dinilai(status, jatuh_tempo, sampai, per) as
    case
        when status = 'terlambat' and not coalesce(sampai <= per and sudah_tempo(jatuh_tempo, sampai), false) then 'belum_dilaporkan'
        else status
    end;

-- Due and not done.
create or replace macro belum_tuntas(status) as
    status in ('terlambat', 'belum_dilaporkan');
