-- Whose is each langkah in the newest valid file of these rencana (`rencana`, a list of ids), by all that
-- is known now? In the plan's order.
create or replace macro langkah_terbaru(rencana) as table
with terbaru as (
    select
        rencana_id,
        max_by(unggahan_id, nomor) as berkas
    from unggahan
    where not dibatalkan and list_contains(rencana, rencana_id)
    group by rencana_id
),

dikatakan as (
    select
        f.rencana_id,
        f.kode,
        arg_max_null(f.nilai, (f.berlaku, f.entri, f.urutan)) as pic
    from fakta as f
    anti join tarikan_pada(null) as t on f.entri = t.ditarik
    where f.akar is null and list_contains(rencana, f.rencana_id)
    group by f.rencana_id, f.kode
)

select
    b.rencana_id,
    b.berkas,
    l.urutan,
    l.kode,
    l.jenis_target,
    case when d.kode is null then l.pic else d.pic end as pic
from terbaru as b
inner join langkah as l on b.berkas = l.unggahan_id
left join dikatakan as d on b.rencana_id = d.rencana_id and l.kode = d.kode;
