-- Which files do these rencana ($rencana_id, a list) have, and which name does each target keep in them?
select
    u.rencana_id,
    u.unggahan_id,
    u.nomor,
    u.posisi,
    u.dibatalkan,
    t.kode,
    t.tenggat,
    t.akar
from unggahan as u
left join tenggat as t on u.unggahan_id = t.unggahan_id
where list_contains($rencana_id::integer[], u.rencana_id)
order by u.unggahan_id;
