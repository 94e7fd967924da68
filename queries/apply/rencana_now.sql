-- Which files have the rencana of these entries after them?
-- simulasi: some valid unggahan is sample data (if all are cancelled: some was).
with newest as (
    select
        satker,
        tahun,
        max_by(hash, nomor) as hash
    from entries($entri, '{"nomor": "BIGINT", "satker": "VARCHAR", "tahun": "INTEGER", "hash": "VARCHAR"}')
    group by satker, tahun
),

of_rencana as (
    select
        r.rencana_id,
        n.hash,
        u.* exclude (rencana_id)
    from newest as n
    inner join rencana as r on n.satker = r.satker and n.tahun = r.tahun
    inner join unggahan as u on r.rencana_id = u.rencana_id
),

now as (
    select
        rencana_id,
        any_value(hash) as hash,
        coalesce(bool_or(simulasi) filter (where not dibatalkan), bool_or(simulasi)) as simulasi,
        count(*) filter (where not dibatalkan) as unggahan,
        min(unggahan_id) filter (where not dibatalkan) as pertama,
        max_by(unggahan_id, nomor) filter (where not dibatalkan) as terbaru,
        max_by(posisi, nomor) filter (where not dibatalkan) as posisi_terakhir
    from of_rencana
    group by rencana_id
)

update rencana
set
    hash_terakhir = now.hash,
    simulasi = now.simulasi,
    unggahan = now.unggahan,
    pertama = now.pertama,
    posisi_terakhir = now.posisi_terakhir,
    langkah = coalesce(terapan.langkah, 0)
from now
left join terapan on now.terbaru = terapan.unggahan_id
where rencana.rencana_id = now.rencana_id;
