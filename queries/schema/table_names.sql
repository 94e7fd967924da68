-- Which tables does this file have?
select table_name as tabel
from duckdb_tables()
where not internal
order by table_name;
