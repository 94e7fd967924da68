-- How many tables have fewer or more rows than were written?
-- This finds files that lost their last writes (a cut write-ahead log, a half-copied backup). It
-- does not scan the large tables: DuckDB keeps their number of rows.
with tertulis as (
    select
        coalesce(sum(t.langkah), 0) as langkah,
        coalesce(sum(t.tenggat), 0) as tenggat,
        coalesce(sum(t.bukti), 0) as bukti,
        coalesce(sum(t.dokumen) filter (where b.is_file), 0) as dokumen,
        coalesce(sum(t.jejak) filter (where b.is_file), 0) as jejak
    from (
        select
            unggahan_id,
            true as is_file
        from unggahan
        union all
        select
            berkas,
            false
        from gambar
    ) as b
    inner join terapan as t on b.unggahan_id = t.unggahan_id
)

select
    ((select count(*) from rencana) <> a.rencana)::integer
    + ((select count(*) from unggahan) <> a.unggahan)::integer
    + ((select count(*) from terapan) <> a.unggahan)::integer
    + ((select count(*) from perubahan) <> a.perubahan)::integer
    + ((select count(*) from fakta) <> a.fakta)::integer
    + ((select count(*) from catatan) <> a.nomor_terakhir)::integer
    + ((select count(*) from langkah) <> w.langkah)::integer
    + ((select count(*) from tenggat) <> w.tenggat)::integer
    + ((select count(*) from bukti) <> w.bukti)::integer
    + ((select count(*) from dokumen) <> w.dokumen)::integer
    + ((select count(*) from jejak) <> w.jejak)::integer as hilang
from tentang as a
cross join tertulis as w;
