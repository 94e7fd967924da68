-- What do the figures of groups of unggahan come to together at $posisi, per area and (area null) of the whole? $daftar:
-- ids; $kelompok: to which group each of them belongs.
with anggota as (
    select
        unnest($daftar::bigint[]) as unggahan_id,
        unnest($kelompok::bigint[]) as kelompok
)

select
    a.kelompok,
    h.area,
    mode(h.nama_area) as nama_area,
    sum(h.langkah)::bigint as langkah,
    sum(h.tanpa_target)::bigint as tanpa_target,
    sum(h.bukti_belum_disebut)::bigint as bukti_belum_disebut,
    sum(h.selesai)::bigint as selesai,
    sum(h.terlambat)::bigint as terlambat,
    sum(h.belum_dilaporkan)::bigint as belum_dilaporkan,
    sum(h.berjalan)::bigint as berjalan,
    sum(h.belum_jatuh_tempo)::bigint as belum_jatuh_tempo,
    sum(h.tidak_berlaku)::bigint as tidak_berlaku,
    sum(h.capaian_n)::bigint as capaian_n,
    sum(h.capaian_dari)::bigint as capaian_dari,
    sum(h.setahun_n)::bigint as setahun_n,
    sum(h.setahun_dari)::bigint as setahun_dari,
    sum(h.bukti_n)::bigint as bukti_n,
    sum(h.bukti_dari)::bigint as bukti_dari,
    sum(h.selesai_tanpa_bukti)::bigint as selesai_tanpa_bukti
from hitungan_dari($daftar::bigint[], $posisi) as h
inner join anggota as a on h.unggahan_id = a.unggahan_id
group by a.kelompok, h.area
order by a.kelompok, h.area is null, min(h.urutan);
