-- On which days does something of these rencana begin to hold? Columns in one order.
insert into hari by name
select
    unnest($rencana_id::integer[]) as rencana_id,
    unnest($hari::date[]) as hari
except
from hari;
