-- Which areas do these unggahan ($daftar, ids) have, and what do most of them call each? Areas of
-- most plans first.
-- kunci: the usual number of a usual area, whatever its number in a plan ($nama_lazim: names in
-- small letters, $nomor_lazim: the number of each); an office's own area goes by its name.
with per_area as (
    select
        area,
        nama_area,
        urutan,
        trim(lower(regexp_replace(nama_area, '[^A-Za-z0-9]+', ' ', 'g'))) as nama
    from jumlah
    where
        salah_satu(unggahan_id, $daftar::bigint[])
        and langkah > 0
)

select
    coalesce(list_extract($nomor_lazim::varchar[], list_position($nama_lazim::varchar[], nama)), nama) as kunci,
    coalesce(any_value(list_extract($nomor_lazim::varchar[], list_position($nama_lazim::varchar[], nama))), mode(area order by area)) as area,
    mode(nama_area order by nama_area) as nama_area
from per_area
group by kunci
order by median(urutan), kunci;
