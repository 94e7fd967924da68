-- Where in PostgreSQL do the accounts lie? Beside the journal's tables, in a schema of their own.
create schema if not exists akun;
