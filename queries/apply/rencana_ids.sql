-- Which ids have these rencana ($rencana: tahun and satker in one text)?
select
    tahun || ' ' || satker as rencana,
    rencana_id
from rencana
where list_contains($rencana, tahun || ' ' || satker);
