-- In how many places are there fewer or more rows than were written?
-- Guards against a file that lost its last writes (a cut write-ahead log, a half-copied backup).
with berbeda as (
    select unggahan_id
    from
        (
            (select * from row_counts except select * from terapan)
            union all
            (select * from terapan except select * from row_counts)
        )
)

select
    (select count(*) from berbeda)
    + (select count(*) from tentang where unggahan <> (select count(*) from unggahan))
    + (select count(*) from tentang where rencana <> (select count(*) from rencana)) as hilang;
