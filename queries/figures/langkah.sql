-- What is the state of every langkah at $posisi, with its cells verbatim? dokumen: how many
-- documents its evidence cell names; per_status: how many of its tenggat have each status.

with tenggat_per_langkah as (
    select
        kode,
        count(*) as tenggat,
        histogram(status) as per_status,
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
    where unggahan_id = (select g.berkas from gambar as g where g.unggahan_id = $unggahan_id)
    group by kode
)

select
    l.* exclude (unggahan_id, bukti_belum_disebut),
    coalesce(t.tenggat, 0) as tenggat,
    t.per_status,
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
