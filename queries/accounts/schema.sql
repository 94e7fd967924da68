-- How does the accounts' own file look? Secrets only: who a person is and what they may stands in the journal.
create table if not exists sandi (
    orang text primary key,
    argon2 text not null,
    waktu text not null
);

create table if not exists sesi (
    sidik text primary key, -- SHA-256 of the cookie's secret
    orang text not null,
    dari text not null, -- the address and browser it began with, for the person's own list
    mulai text not null,
    terakhir text not null
);

create table if not exists undangan (
    sidik text primary key,
    orang text not null,
    sampai text not null
);

create table if not exists perangkat (
    sidik text not null, -- of a browser that signed in as this person before
    orang text not null,
    primary key (sidik, orang)
);

create table if not exists simpanan (
    jenis text not null, -- a mail server's password, the address of a calendar or a presence, what somebody stopped
    nama text not null, -- whose; of a presence its digest, as the meeting's record has it
    nilai text not null,
    primary key (jenis, nama)
);

create table if not exists percobaan (
    orang text not null,
    perangkat text not null, -- the digest of a browser that is known, else "@" and the address it asks from
    waktu text not null
);

create table if not exists mesin (
    entri bigint primary key, -- number of a journal entry
    alamat text not null, -- the IP address it came from; forgotten after 90 days, which a journal never does
    waktu text not null
);
