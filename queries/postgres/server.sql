-- Which PostgreSQL is this, in which encoding does it keep text, and is it one to write to?
select current_setting('server_version_num')::integer, current_setting('server_encoding'), pg_is_in_recovery();
