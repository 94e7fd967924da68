-- Which rencana are there, and how far has each been reported? Hidden ones only when asked for.

with unggahan_terbaru as (
    select
        rencana_id,
        count(*) as unggahan,
        max_by(unggahan_id, nomor) as unggahan_id,
        min(unggahan_id) as pertama,
        max_by(posisi, nomor) as posisi_terakhir,
        max_by(posisi, nomor) filter (where dilaporkan) as posisi_laporan
    from unggahan
    where
        not dibatalkan
        and pangkal is null
    group by rencana_id
)

select
    r.rencana_id,
    r.satker,
    r.tahun,
    r.simulasi,
    r.disembunyikan,
    coalesce(u.unggahan, 0) as unggahan,
    u.posisi_terakhir,
    u.posisi_laporan,
    u.pertama,
    coalesce(t.langkah, 0) as langkah
from rencana as r
left join unggahan_terbaru as u on r.rencana_id = u.rencana_id
left join terapan as t on u.unggahan_id = t.unggahan_id
where not r.disembunyikan or $sertakan_tersembunyi
order by r.simulasi, r.satker, r.tahun desc;
