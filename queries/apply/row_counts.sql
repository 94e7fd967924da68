-- How many rows has each of these new unggahan ($unggahan_id: their ids) in each table?
insert into terapan by name
from row_counts
where
    unggahan_id between list_min($unggahan_id) and list_max($unggahan_id)
    and list_contains($unggahan_id, unggahan_id);
