-- How many tables have fewer or more rows than were written?
-- This finds files that lost their last writes (a cut write-ahead log, a half-copied backup). It
-- does not scan the tables: DuckDB keeps their number of rows.
select
    ((select count(*) from rencana) <> rencana)::integer
    + ((select count(*) from unggahan) <> unggahan)::integer
    + ((select count(*) from langkah) <> langkah)::integer
    + ((select count(*) from tenggat) <> tenggat)::integer
    + ((select count(*) from bukti) <> bukti)::integer
    + ((select count(*) from dokumen) <> dokumen)::integer
    + ((select count(*) from jejak) <> jejak)::integer
    + ((select count(*) from perubahan) <> perubahan)::integer
    + ((select count(*) from terapan) <> unggahan)::integer
    + ((select count(*) from catatan) <> nomor_terakhir)::integer as hilang
from tentang;
