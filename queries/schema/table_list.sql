-- Which tables does this file hold, and is it ours (has it the table that says so)?
select
    count(*) as tabel,
    count(*) filter (where table_name = 'tentang') = 1 as milik_monev
from duckdb_tables()
where not internal;
