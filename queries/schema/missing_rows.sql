-- In how many tables are there fewer or more rows than were written?
-- Guards against a file that lost its last writes (a cut write-ahead log, a half-copied backup). A table's rows are not
-- gone through for it: DuckDB keeps their number.
select
    ((select count(*) from rencana) <> rencana)::integer
    + ((select count(*) from unggahan) <> unggahan)::integer
    + ((select count(*) from langkah) <> langkah)::integer
    + ((select count(*) from tenggat) <> tenggat)::integer
    + ((select count(*) from bukti) <> bukti)::integer
    + ((select count(*) from dokumen) <> dokumen)::integer
    + ((select count(*) from jejak) <> jejak)::integer
    + ((select count(*) from peringatan) <> peringatan)::integer
    + ((select count(*) from perubahan) <> perubahan)::integer
    + ((select count(*) from terapan) <> unggahan)::integer
    + ((select count(*) from catatan) <> nomor_terakhir)::integer as hilang
from tentang;
