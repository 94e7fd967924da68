-- What are the figures of each of these unggahan ($daftar, ids) at the end of the day beside it in $pada? $per_area: with true
-- in it per area in the plan's order, with false (area null, last) of the whole rencana.
select * exclude (urutan)
from hitungan_pada($daftar::bigint[], $pada::date[], $per_area::boolean[])
order by unggahan_id, per, area is null, urutan;
