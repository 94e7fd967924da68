-- Where do these tables stand? In which schema each is found on the way that names are looked up.
select format('%I.%I', nspname, relname)
from pg_class join pg_namespace on pg_namespace.oid = relnamespace
where pg_class.oid in (select to_regclass(name) from unnest(string_to_array(:names, ',')) as name);
