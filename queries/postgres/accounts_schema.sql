-- Where in PostgreSQL are the accounts? Beside the journal's tables, in a schema of their own.
create schema if not exists akun;
