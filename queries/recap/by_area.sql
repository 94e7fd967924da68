-- How much of what was due by $posisi is done in each area of these unggahan ($daftar, ids)?
-- kunci: the usual number of a usual area, whatever its number in a plan ($nama_lazim: names in
-- small letters, $nomor_lazim: the number of each); an office's own area goes by its name.
with per_area as (
    select
        *,
        trim(lower(regexp_replace(nama_area, '[^A-Za-z0-9]+', ' ', 'g'))) as nama
    from hitungan_dari($daftar::bigint[], $posisi, [true])
)

select
    unggahan_id,
    coalesce(list_extract($nomor_lazim::varchar[], list_position($nama_lazim::varchar[], nama)), nama) as kunci,
    min(area) as area,
    min(nama_area) as nama_area,
    sum(capaian_n)::bigint as n,
    sum(capaian_dari)::bigint as n_dari,
    sum(terlambat)::bigint as terlambat,
    sum(belum_dilaporkan)::bigint as belum_dilaporkan
from per_area
group by unggahan_id, kunci
order by unggahan_id, kunci;
