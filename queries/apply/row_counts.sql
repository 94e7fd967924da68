-- How many rows does each of these unggahan ($unggahan_id: their ids) have in each table?
-- Counted anew where it was counted before.
delete from terapan
where unggahan_id in (select unnest($unggahan_id));

insert into terapan by name
from row_counts
where
    unggahan_id between list_min($unggahan_id) and list_max($unggahan_id)
    and list_contains($unggahan_id, unggahan_id)
order by list_position($unggahan_id, unggahan_id);
