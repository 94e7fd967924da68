-- What is the last day of which each of these rencana ($rencana_id) reports something, and was
-- anything of it said in the app? Nothing reported or complete: null, whatever is said of bukti.
with pernyataan as (
    select
        f.rencana_id,
        f.kode,
        f.akar,
        f.bukti,
        f.kolom,
        bool_or(not f.berkas) as disunting,
        max_by((f.nilai, f.berlaku), (f.berlaku, f.entri, f.urutan)) as kata
    from fakta as f
    anti join tarikan_pada(null) as t on f.entri = t.ditarik
    where list_contains($rencana_id::integer[], f.rencana_id)
    group by all
),

dikatakan as (
    select
        rencana_id,
        bool_or(disunting) as disunting,
        bool_or(kolom = 'laporan' and kata[1] <> 'belum') as dilaporkan,
        max(kata[2]) filter (where melaporkan(kolom, kata[1])) as hari
    from pernyataan
    group by rencana_id
),

lengkap_semua as (
    select
        l.rencana_id,
        max(l.berlaku) as hari
    from lengkap as l
    anti join tarikan_pada(null) as t on l.entri = t.ditarik
    where list_contains($rencana_id::integer[], l.rencana_id)
    group by l.rencana_id
)

update rencana
set
    posisi_laporan = if(d.dilaporkan or l.hari is not null, greatest(d.hari, l.hari), null),
    disunting = coalesce(d.disunting, false)
from (select unnest($rencana_id::integer[]) as rencana_id) as r
left join dikatakan as d on r.rencana_id = d.rencana_id
left join lengkap_semua as l on r.rencana_id = l.rencana_id
where rencana.rencana_id = r.rencana_id;
