-- In how many places are there fewer or more rows than were written?
-- Guards against a file that lost its last writes (a cut write-ahead log, a half-copied backup).
with ada as (
    select
        unggahan_id,
        count(*) filter (where tabel = 'langkah') as langkah,
        count(*) filter (where tabel = 'tenggat') as tenggat,
        count(*) filter (where tabel = 'bukti') as bukti,
        count(*) filter (where tabel = 'dokumen') as dokumen,
        count(*) filter (where tabel = 'jejak') as jejak,
        count(*) filter (where tabel = 'peringatan') as peringatan,
        count(*) filter (where tabel = 'perubahan') as perubahan
    from (
        select unggahan_id, 'langkah' as tabel from langkah
        union all
        select unggahan_id, 'tenggat' as tabel from tenggat
        union all
        select unggahan_id, 'bukti' as tabel from bukti
        union all
        select unggahan_id, 'dokumen' as tabel from dokumen
        union all
        select unggahan_id, 'jejak' as tabel from jejak
        union all
        select unggahan_id, 'peringatan' as tabel from peringatan
        union all
        select unggahan_id, 'perubahan' as tabel from perubahan
        union all
        select unggahan_id, 'unggahan' as tabel from unggahan
    )
    group by unggahan_id
),

berbeda as (
    select unggahan_id
    from
        (
            (select * from ada except select * from terapan)
            union all
            (select * from terapan except select * from ada)
        )
)

select
    (select count(*) from berbeda)
    + (select count(*) from tentang where unggahan <> (select count(*) from unggahan))
    + (select count(*) from tentang where rencana <> (select count(*) from rencana)) as hilang;
