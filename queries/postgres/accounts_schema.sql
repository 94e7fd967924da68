-- Where are the tables of the accounts? In the schema that an earlier version made, if there is one.
select set_config('search_path', 'akun', true)
where exists (select 1 from pg_namespace where nspname = 'akun');
