-- What are the figures of these langkah ($kode) of each of these unggahan ($daftar, ids) at the end
-- of its day in $pada? $per_area as in counts.sql.
-- The same macros count them: they read what stands here in the place of table jumlah.
with jumlah as (
    select *
    from jumlah_dari(list_distinct($daftar::bigint[]), $kode::varchar[])
)

select * exclude (urutan)
from hitungan_pada($daftar::bigint[], $pada::date[], $per_area::boolean[])
order by unggahan_id, per, area is null, urutan;
