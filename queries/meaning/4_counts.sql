-- What are the figures of each of these unggahan (`daftar`, a list of ids) at the end of day `per`, per area and (area
-- null) of the whole rencana?
-- Counted apart (docs/design.md §5): a langkah with no tenggat is tanpa_target, it cannot be judged; one whose evidence
-- cell names no document is bukti_belum_disebut, it owes nothing and lacks nothing.

create or replace macro hitungan_dari(daftar, per) as table
with tenggat_per_langkah as (
    select
        unggahan_id,
        kode,
        count(*) filter (where status = 'selesai') as selesai,
        count(*) filter (where status = 'terlambat') as terlambat,
        count(*) filter (where belum_dilaporkan) as belum_dilaporkan,
        count(*) filter (where status = 'berjalan') as berjalan,
        count(*) filter (where status = 'belum_jatuh_tempo') as belum_jatuh_tempo,
        count(*) filter (where status = 'tidak_berlaku') as tidak_berlaku,
        count(*) filter (where status = 'selesai' and sudah_jatuh_tempo) as capaian_n,
        count(*) filter (where sudah_jatuh_tempo) as capaian_dari,
        sum(bukti_n) filter (where sudah_jatuh_tempo) as bukti_n,
        sum(bukti_dari) filter (where sudah_jatuh_tempo) as bukti_dari,
        count(*) filter (where selesai_tanpa_bukti) as selesai_tanpa_bukti
    from nilai_tenggat_dari(daftar, per)
    group by unggahan_id, kode
),

langkah_dengan_bukti as (select distinct unggahan_id, kode from dokumen where salah_satu(unggahan_id, daftar)),

jumlah as (
    select
        u.unggahan_id,
        min(l.urutan) as urutan,
        l.area,
        min_by(l.nama_area, l.urutan) as nama_area_pertama,
        count(l.kode) as langkah,
        count(l.kode) filter (where t.kode is null) as tanpa_target,
        count(l.kode) filter (where d.kode is null) as bukti_belum_disebut,
        coalesce(sum(t.selesai), 0)::bigint as selesai,
        coalesce(sum(t.terlambat), 0)::bigint as terlambat,
        coalesce(sum(t.belum_dilaporkan), 0)::bigint as belum_dilaporkan,
        coalesce(sum(t.berjalan), 0)::bigint as berjalan,
        coalesce(sum(t.belum_jatuh_tempo), 0)::bigint as belum_jatuh_tempo,
        coalesce(sum(t.tidak_berlaku), 0)::bigint as tidak_berlaku,
        coalesce(sum(t.capaian_n), 0)::bigint as capaian_n,
        coalesce(sum(t.capaian_dari), 0)::bigint as capaian_dari,
        coalesce(sum(t.bukti_n), 0)::bigint as bukti_n,
        coalesce(sum(t.bukti_dari), 0)::bigint as bukti_dari,
        coalesce(sum(t.selesai_tanpa_bukti), 0)::bigint as selesai_tanpa_bukti
    from (select unnest(daftar) as unggahan_id) as u
    left join langkah as l on u.unggahan_id = l.unggahan_id and salah_satu(l.unggahan_id, daftar)
    left join tenggat_per_langkah as t on l.unggahan_id = t.unggahan_id and l.kode = t.kode
    left join langkah_dengan_bukti as d on l.unggahan_id = d.unggahan_id and l.kode = d.kode
    group by grouping sets ((u.unggahan_id), (u.unggahan_id, l.area))
    having grouping(l.area) = 1 or l.area is not null
)

select
    unggahan_id,
    urutan,
    area,
    case when area is not null then nama_area_pertama end as nama_area,
    langkah,
    tanpa_target,
    bukti_belum_disebut,
    selesai,
    terlambat,
    belum_dilaporkan,
    berjalan,
    belum_jatuh_tempo,
    tidak_berlaku,
    capaian_n,
    capaian_dari,
    selesai as setahun_n,
    selesai + terlambat + berjalan + belum_jatuh_tempo as setahun_dari,
    bukti_n,
    bukti_dari,
    selesai_tanpa_bukti
from jumlah;

-- The same of one unggahan.
create or replace macro hitungan(id_unggahan, per) as table
select * exclude (unggahan_id)
from hitungan_dari([id_unggahan], per);
