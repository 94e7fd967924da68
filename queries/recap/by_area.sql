-- How much of what was due by $posisi is done in each area, per group of unggahan ($daftar: ids;
-- $kelompok: the group of each)?
-- kunci: as in area_names ($nama_lazim, $nomor_lazim: the usual areas). If a group's plans name an
-- area differently, the first name is used: finding the most usual one took a third of the time.
with anggota as (
    select
        unnest($daftar::bigint[]) as unggahan_id,
        unnest($kelompok::bigint[]) as kelompok
),

per_area as (
    select
        a.kelompok,
        h.*,
        trim(lower(regexp_replace(h.nama_area, '[^A-Za-z0-9]+', ' ', 'g'))) as nama
    from hitungan_dari($daftar::bigint[], $posisi, [true]) as h
    inner join anggota as a on h.unggahan_id = a.unggahan_id
)

select
    kelompok,
    coalesce(list_extract($nomor_lazim::varchar[], list_position($nama_lazim::varchar[], nama)), nama) as kunci,
    min(area) as area,
    min(nama_area) as nama_area,
    sum(capaian_n)::bigint as n,
    sum(capaian_dari)::bigint as n_dari,
    sum(capaian_dari)::bigint as jatuh_tempo,
    sum(terlambat)::bigint as terlambat,
    sum(belum_dilaporkan)::bigint as belum_dilaporkan
from per_area
group by kelompok, kunci
order by kelompok, kunci;
