-- On which file is each rencana in $daftar judged at the end of the day at its place in $pada, as
-- known just after the journal entry $entri (null: now), and which picture shows it? One without a
-- valid file has no row.
-- It is the newest file of that day or before, else the oldest. unggahan_id: of the picture, null
-- while nobody asked for it. hari: the last day on which anything begins to hold by then.
with dinilai as (
    select
        unnest($daftar::integer[]) as rencana_id,
        unnest($pada::date[]) as per
),

berlaku as (
    select
        d.rencana_id,
        d.per,
        coalesce(max_by(u.unggahan_id, u.nomor) filter (where u.posisi <= d.per), min_by(u.unggahan_id, u.nomor)) as berkas,
        greatest(d.per, min_by(u.posisi, u.nomor)) as hari
    from dinilai as d
    inner join unggahan as u on d.rencana_id = u.rencana_id
    anti join tarikan_pada($entri::bigint) as t on u.unggahan_id = t.ditarik
    where coalesce(u.unggahan_id <= $entri::bigint, true)
    group by d.rencana_id, d.per
),

pada_hari as (
    select
        b.* exclude (hari),
        max(h.hari) filter (where h.hari <= b.hari) as hari,
        max(h.hari) as hari_terbaru
    from berlaku as b
    inner join hari as h on b.rencana_id = h.rencana_id
    group by b.rencana_id, b.per, b.berkas, b.hari
)

select
    p.*,
    u.nomor as unggahan,
    g.unggahan_id,
    g.isi_per,
    g.lengkap_per,
    g.dilaporkan,
    g.dilaporkan_sejak,
    g.hash_entri,
    r.satker,
    r.tahun,
    r.simulasi,
    r.ditutup
from pada_hari as p
inner join rencana as r on p.rencana_id = r.rencana_id
inner join unggahan as u on p.berkas = u.unggahan_id
left join gambar as g
    on
        p.rencana_id = g.rencana_id
        and p.hari = g.hari
        and p.berkas = g.berkas
        and g.entri is not distinct from $entri::bigint
        and g.dibuang is null;
