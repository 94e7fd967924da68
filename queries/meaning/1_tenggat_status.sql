-- What is one tenggat at the end of day `per`: selesai, terlambat, berjalan, belum_jatuh_tempo or tidak_berlaku?
-- docs/design.md §5. Files of this folder are created in the order of their names: the later ones stand on the earlier.

create or replace macro selesai_pada(tanggal_selesai, selesai_sejak) as
    coalesce(tanggal_selesai, selesai_sejak);

create or replace macro status_tenggat(laporan, tanggal_selesai, selesai_sejak, buka, jatuh_tempo, per) as
    case
        when laporan = 'tidak_berlaku' then 'tidak_berlaku'
        when laporan = 'selesai' and selesai_pada(tanggal_selesai, selesai_sejak) <= per then 'selesai'
        when jatuh_tempo <= per then 'terlambat'
        when buka <= per then 'berjalan'
        else 'belum_jatuh_tempo'
    end;

-- On which day after `per` was it done, as is said already? Null where nobody says so (docs/design.md §5).
create or replace macro selesai_kemudian(laporan, tanggal_selesai, per) as
    case when laporan = 'selesai' and tanggal_selesai > per then tanggal_selesai end;

-- Up to which day is it known how a tenggat stands? The later of the office's last complete report and of what was said of
-- it alone; null where neither was (docs/design.md §5).
create or replace macro dilaporkan_sampai(lengkap_per, dilaporkan_per) as
    greatest(lengkap_per, dilaporkan_per);

-- Is it late only because nothing has been reported since it fell due? It stays in every count.
create or replace macro belum_dilaporkan(status, jatuh_tempo, sampai) as
    status = 'terlambat' and coalesce(jatuh_tempo > sampai, true);
