-- Which tables hold a journal, in an SQLite file as in PostgreSQL?
-- jurnal_ujung has one row with the journal's end. A writer locks it, so that numbers have no gaps
-- and follow the order of commits. teks is the entry as JSON; the other columns are
-- for searching.
create table if not exists jurnal_entri (
    nomor bigint primary key check (nomor > 0),
    hash text not null unique,
    satker text,
    tahun integer,
    teks text not null
);
create table if not exists jurnal_berkas (
    sha256 text primary key,
    isi bytea not null
);
create table if not exists jurnal_digantikan (
    nomor bigint,
    hash text,
    primary key (nomor, hash)
);
create table if not exists jurnal_ujung (
    satu boolean primary key default true check (satu),
    format integer not null,
    nomor bigint not null,
    hash text not null
);
insert into jurnal_ujung (format, nomor, hash) values (1, 0, '') on conflict do nothing;
