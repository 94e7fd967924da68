-- Which PostgreSQL is this, and in which encoding does it store text?
select current_setting('server_version_num')::integer, current_setting('server_encoding');
