-- What is the state of every langkah at $posisi, with its cells verbatim? dokumen: how many
-- documents its evidence cell names.

with tenggat_per_langkah as (
    select
        kode,
        count(*) as tenggat,
        count(*) filter (where status = 'selesai') as selesai,
        count(*) filter (where status = 'terlambat') as terlambat,
        count(*) filter (where status = 'berjalan') as berjalan,
        count(*) filter (where status = 'belum_jatuh_tempo') as belum_jatuh_tempo,
        count(*) filter (where status = 'tidak_berlaku') as tidak_berlaku,
        count(*) filter (where status = 'selesai' and sudah_jatuh_tempo) as capaian_n,
        count(*) filter (where sudah_jatuh_tempo) as capaian_dari,
        sum(bukti_n)::bigint as bukti_n,
        sum(bukti_dari)::bigint as bukti_dari
    from nilai_tenggat($unggahan_id, $posisi)
    group by kode
),

dokumen_per_langkah as (
    select
        kode,
        count(*) as dokumen
    from dokumen
    where unggahan_id = $unggahan_id
    group by kode
)

select
    l.* exclude (unggahan_id),
    t.kode is null as tanpa_target,
    coalesce(t.tenggat, 0) as tenggat,
    coalesce(t.selesai, 0) as selesai,
    coalesce(t.terlambat, 0) as terlambat,
    coalesce(t.berjalan, 0) as berjalan,
    coalesce(t.belum_jatuh_tempo, 0) as belum_jatuh_tempo,
    coalesce(t.tidak_berlaku, 0) as tidak_berlaku,
    coalesce(t.capaian_n, 0) as capaian_n,
    coalesce(t.capaian_dari, 0) as capaian_dari,
    coalesce(t.bukti_n, 0) as bukti_n,
    coalesce(t.bukti_dari, 0) as bukti_dari,
    coalesce(d.dokumen, 0) as dokumen
from langkah as l
left join tenggat_per_langkah as t on l.kode = t.kode
left join dokumen_per_langkah as d on l.kode = d.kode
where l.unggahan_id = $unggahan_id
order by l.urutan;
