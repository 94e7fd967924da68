-- How much of what was due by $posisi is done in each area, of groups of unggahan ($daftar: ids; $kelompok: to which group
-- each of them belongs)?
with anggota as (
    select
        unnest($daftar::bigint[]) as unggahan_id,
        unnest($kelompok::bigint[]) as kelompok
)

select
    a.kelompok,
    h.area,
    mode(h.nama_area order by h.nama_area) as nama_area,
    sum(h.capaian_n)::bigint as capaian_n,
    sum(h.capaian_dari)::bigint as capaian_dari,
    sum(h.terlambat)::bigint as terlambat,
    sum(h.belum_dilaporkan)::bigint as belum_dilaporkan
from hitungan_dari($daftar::bigint[], $posisi, [true]) as h
inner join anggota as a on h.unggahan_id = a.unggahan_id
group by a.kelompok, h.area
order by a.kelompok, h.area;
