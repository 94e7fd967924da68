-- Do these unggahan ($unggahan_id) take anything back that was changed in the app? One row if so.
select 1 as ada
from suntingan
where
    unggahan_id between list_min($unggahan_id) and list_max($unggahan_id)
    and menarik is not null
limit 1;
