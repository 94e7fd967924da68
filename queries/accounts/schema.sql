-- Which tables does the accounts' own file have? It holds only secrets; a person's roles are in the
-- journal.
create table if not exists sandi (
    orang text primary key,
    argon2 text not null,
    waktu text not null
);

create table if not exists sesi (
    sidik text primary key, -- SHA-256 of the cookie's secret
    orang text not null,
    dari text not null, -- the address and browser of its start, for the person's own list
    mulai text not null,
    terakhir text not null
);

create table if not exists undangan (
    sidik text primary key,
    orang text not null,
    sampai text not null
);

create table if not exists perangkat (
    sidik text not null, -- digest of a browser that has signed in as this person
    orang text not null,
    primary key (sidik, orang)
);

create table if not exists simpanan (
    jenis text not null, -- a mail server's password, the address of a calendar or a presence, what somebody stopped
    nama text not null, -- the owner; for a presence its digest, as in the meeting's record
    nilai text not null,
    primary key (jenis, nama)
);

create table if not exists percobaan (
    orang text not null,
    perangkat text not null, -- the digest of a known browser, else "@" and its address
    waktu text not null
);

create table if not exists mesin (
    entri bigint primary key, -- number of a journal entry
    alamat text not null, -- its IP address; deleted after 90 days, unlike journal entries
    waktu text not null
);
