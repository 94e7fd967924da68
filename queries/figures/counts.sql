-- What are the figures of each of these unggahan ($daftar, ids) at the end of its day in $pada?
-- $per_area: true in it gives a row per area in the plan's order; false gives the whole rencana
-- (area null, last).
select * exclude (urutan)
from hitungan_pada($daftar::bigint[], $pada::date[], $per_area::boolean[])
order by unggahan_id, per, area is null, urutan;
