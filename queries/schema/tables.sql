-- Which tables are derived from the journal?
-- A plan is a file (table unggahan) with what was said since (table fakta). What pages ask of a day
-- is a picture of it (table gambar). Its rows in langkah, tenggat, bukti and jumlah are
-- stored together: a page finds its picture first and then scans only that part.

-- One row: the version of these tables and what made them, their newest journal entry, and the
-- number of rows of the large tables. Updated in each transaction, so that opening a file only
-- compares a few numbers; rows of plans are counted in terapan.
create table tentang (
    versi_skema integer not null,
    sidik varchar not null, -- fingerprint of the statements that made and filled these tables
    nomor_terakhir bigint not null,
    hash_terakhir varchar not null,
    rencana bigint not null,
    unggahan bigint not null,
    perubahan bigint not null,
    fakta bigint not null
);

-- How many rows each file has, written together with them. A picture has as many in the first three.
create table terapan (
    unggahan_id bigint not null,
    langkah integer not null,
    tenggat integer not null,
    bukti integer not null,
    dokumen integer not null,
    jejak integer not null
);

create table rencana (
    rencana_id integer primary key,
    satker varchar not null,
    tahun integer not null,
    simulasi boolean not null, -- a valid unggahan of it is sample data
    disembunyikan boolean not null,
    ditutup timestamp with time zone, -- since when it is closed; null: open
    unggahan integer not null, -- how many valid ones it has
    pertama bigint, -- the unggahan_id of the first of them: the order of the rencana
    posisi_terakhir date, -- of the newest of them
    posisi_laporan date, -- the last day of which something is reported; null: nothing is
    disunting boolean not null, -- something was said in the app
    langkah integer not null, -- of the newest of them
    hash_terakhir varchar not null, -- of its newest journal entry, which a writer quotes (setelah)
    unique (satker, tahun)
);

-- What the tier above an office said of bukti that the office verified; what was taken back is gone.
create table penilaian (
    entri bigint not null, -- the journal entry
    rencana_id integer not null,
    kode varchar not null,
    tenggat varchar not null,
    bukti varchar not null,
    verdik varchar not null, -- terverifikasi, dikembalikan
    alasan varchar not null,
    tautan varchar not null, -- of the bukti, as it was judged
    waktu timestamp with time zone not null,
    pelaku varchar not null
);

-- Files with a plan. unggahan_id: the number of its journal entry. nomor: counts within the rencana,
-- from 1; earlier versions gave numbers to what was said in the app too.
create table unggahan (
    unggahan_id bigint primary key,
    rencana_id integer not null,
    nomor integer not null,
    posisi date not null,
    waktu timestamp with time zone not null,
    pelaku varchar not null,
    catatan varchar not null,
    nama_berkas varchar,
    sha256 varchar,
    hash_entri varchar not null,
    laporan_lengkap boolean not null, -- it is the office's complete report as of its posisi
    simulasi boolean not null,
    dibatalkan boolean not null
);

-- Numbers that earlier versions gave to what was said in the app: its day, and its last entry.
create table nomor_lama (
    rencana_id integer not null,
    nomor integer not null,
    hari date not null,
    entri bigint not null
);

-- What is said: one row per cell (a field of a langkah, of a tenggat or of a bukti). It holds from
-- the day berlaku on and is known since the journal entry entri (docs/design.md §5).
create table fakta (
    rencana_id integer not null,
    entri bigint not null,
    urutan integer not null, -- within the entry
    kode varchar not null,
    akar varchar, -- the name that a tenggat keeps when it moves; null: said of the langkah
    tenggat varchar, -- as it was called then
    bukti varchar,
    kolom varchar not null,
    dari varchar,
    nilai varchar,
    berlaku date not null,
    waktu timestamp with time zone not null,
    pelaku varchar not null,
    rapat integer, -- the meeting it was said in
    berkas boolean not null -- a file says it
);

-- Entries whose facts, or whose file, do not count from the entry sejak until the entry sampai (null:
-- still): undone, or cancelled.
create table tarikan (
    rencana_id integer not null,
    ditarik bigint not null,
    sejak bigint not null,
    sampai bigint
);

-- The report is complete as of the day berlaku, known since an entry.
create table lengkap (
    rencana_id integer not null,
    entri bigint not null,
    berlaku date not null,
    waktu timestamp with time zone not null,
    pelaku varchar not null,
    rapat integer
);

-- The days on which something begins to hold, also what was withdrawn. Between two of them every day
-- has the same picture.
create table hari (
    rencana_id integer not null,
    hari date not null
);

-- Pictures: the state of a plan on a day, as known up to an entry. Made when somebody asks
-- (queries/apply/gambar.sql), never changed; dropped by an entry that says something of it. Other
-- tables are derived from the journal alone, these may be missing.
create table gambar (
    unggahan_id bigint not null, -- greater than every entry's number
    rencana_id integer not null,
    hari date not null, -- of table hari
    entri bigint, -- known up to; null: all
    berkas bigint not null, -- the file in force: its unggahan_id
    nomor integer not null, -- its
    lengkap_per date, -- the day of the last complete report; null: none
    isi_per date not null, -- the last day of what it says
    dilaporkan boolean not null, -- something is reported
    dilaporkan_sejak date, -- the first day of which something was
    hash_entri varchar not null, -- a key for what is remembered of it: no other picture has it
    dibuang timestamp with time zone -- since when it is not the present one any more
);

-- Cancellations and restorations in order. The newest row of an unggahan says why it is cancelled,
-- or that it is valid again.
create table pembatalan (
    nomor_entri bigint primary key, -- of the journal entry: the order of events
    rencana_id integer not null,
    unggahan integer not null, -- its nomor within the rencana
    dibatalkan boolean not null, -- false: restored
    waktu timestamp with time zone not null,
    pelaku varchar not null,
    alasan varchar -- null for a restoration
);

-- unggahan_id here and below: of a picture. Of a file they have its bare plan, without any report.
create table langkah (
    unggahan_id bigint not null,
    urutan integer not null,
    kode varchar not null,
    area varchar not null,
    nama_area varchar not null,
    sub_area varchar,
    nama_sub_area varchar,
    no varchar not null,
    komponen varchar not null,
    indikator varchar not null,
    langkah_aksi varchar not null,
    bukti_dukung varchar not null,
    target_waktu varchar not null,
    target_capaian varchar not null,
    frekuensi varchar,
    pic varchar,
    lainnya varchar not null, -- JSON object: heading → value, of columns without a known meaning
    jenis_target varchar not null,
    mulai varchar,
    lembar varchar not null,
    baris integer not null,
    kode_tampil varchar not null, -- what people see of its kode, and its words beside it
    langkah_tampil varchar not null,
    tanpa_target boolean not null, -- it has no tenggat
    bukti_belum_disebut boolean not null -- it has no row of dokumen
);

create table tenggat (
    unggahan_id bigint not null,
    urutan integer not null, -- of the langkah: the order of the decree
    kode varchar not null,
    tenggat varchar not null, -- "2025-10" or "2025-08-04"
    jatuh_tempo date not null,
    buka date not null,
    laporan varchar not null, -- belum, proses, selesai, tidak_berlaku
    tanggal_selesai date,
    selesai_sejak date, -- the day from which it is called done without a break; used without a date
    kendala varchar not null,
    tindak_lanjut varchar not null,
    dilaporkan_per date, -- the day of the last report in the app on it alone
    hasil varchar, -- what came of it, in words; null: nothing was said
    akar varchar not null, -- the name it keeps when it moves
    hadir integer not null, -- how many of its bukti are there
    wajib integer not null -- and how many are owed
);

-- Owed bukti: one row per tenggat and document.
create table bukti (
    unggahan_id bigint not null,
    kode varchar not null,
    tenggat varchar not null,
    urutan integer not null,
    nama varchar not null,
    jenis varchar not null,
    status varchar not null, -- belum_ada, ada, perlu_perbaikan, terverifikasi, tidak_berlaku
    tautan varchar not null,
    catatan varchar not null
);

-- The documents into which a langkah's evidence cell was split, also if it has no tenggat. Only of files,
-- since nothing said in the app changes them; so is jejak.
create table dokumen (
    unggahan_id bigint not null,
    kode varchar not null,
    urutan integer not null,
    nama varchar not null,
    jenis varchar not null
);

-- How the cells of a file were read.
create table jejak (
    unggahan_id bigint not null,
    kode varchar not null,
    lembar varchar,
    baris integer,
    sel varchar,
    kolom varchar not null,
    nilai varchar not null,
    dibaca varchar not null,
    cara varchar not null
);

-- Sums for counting the figures of a picture at any posisi, fast even for many satker. One row
-- for all tenggat of an area with the same dates and report, and one row per area for its langkah.
-- A plan without a langkah has one row without an area.
create table jumlah (
    unggahan_id bigint not null,
    area varchar,
    urutan integer, -- of the area's first langkah; only in the row for langkah
    nama_area varchar, -- of that langkah
    langkah integer not null,
    tanpa_target integer not null,
    bukti_belum_disebut integer not null,
    laporan varchar, -- null in the row for langkah
    selesai_pada date,
    buka date,
    jatuh_tempo date,
    dilaporkan_sampai date,
    tenggat integer not null, -- how many there are
    bukti_n integer not null, -- present of those owed, whatever the posisi
    bukti_dari integer not null,
    bukti_belum_lengkap integer not null -- how many of the tenggat lack some bukti
);

-- The changes of a file against the plan before it, in people's words.
create table perubahan (
    unggahan_id bigint not null,
    urutan bigint not null,
    jenis varchar not null,
    kode varchar not null,
    langkah_aksi varchar not null,
    tenggat varchar,
    kolom varchar,
    dari varchar,
    ke varchar
);

-- Files that came as a bukti with a change in the app, or as a signed paper of a meeting. This says
-- whose they are, whatever a TAUTAN contains.
create table berkas_bukti (
    rencana_id integer not null,
    entri bigint not null,
    sha256 varchar not null,
    waktu timestamp with time zone not null,
    pelaku varchar not null
);

-- Meetings. rapat counts within the rencana, from 1. Rows are never deleted, only marked dihapus.
create table rapat (
    rencana_id integer not null,
    rapat integer not null,
    judul varchar not null,
    tanggal date not null,
    posisi date not null,
    periode varchar not null, -- tw1 .. tw4, setahun: its subject
    tempat varchar not null,
    pemimpin varchar not null,
    notulis varchar not null,
    status varchar not null, -- berlangsung, ditutup, dibatalkan
    rincian varchar not null, -- JSON: more fields for its papers (RapatDetails in monev/meeting)
    dibuka timestamp with time zone not null,
    ditutup timestamp with time zone,
    entri_tutup bigint, -- the entry that closed it; null: it is open, or called off
    pelaku varchar not null,
    dihapus boolean not null
);

-- Settings of a satker: its letterhead, mail, LKE. One row per matter (hal).
create table pengaturan (
    satker varchar not null,
    hal varchar not null,
    nilai varchar not null, -- JSON
    waktu timestamp with time zone not null,
    pelaku varchar not null
);

-- How people of a satker want cells of their plan to be read, by the text of the cell.
create table pilihan (
    satker varchar not null,
    hal varchar not null, -- judul, area, waktu, bukti, benar
    kunci varchar not null, -- the cell as written; for judul the heading
    langkah varchar not null, -- the words of its row; "" for every row
    untuk_tahun integer, -- the plan it is for; null for every year
    nilai varchar, -- null: withdrawn
    entri bigint not null,
    urutan integer not null, -- within the entry
    waktu timestamp with time zone not null,
    pelaku varchar not null
);

-- Every change of a meeting's record. From it come the present things (things_at), the history, and
-- what can be taken back.
create table rapat_peristiwa (
    rencana_id integer not null,
    rapat integer, -- null: a follow-up changed outside a meeting
    entri bigint not null,
    waktu timestamp with time zone not null,
    pelaku varchar not null,
    peristiwa varchar not null,
    menarik bigint,
    ubah varchar not null -- JSON: [{benda, nomor, dari, ke}]
);

-- People who can sign in: one row per person, as in the newest entry.
create table orang (
    orang varchar not null primary key, -- the pelaku of what they store
    nama varchar not null, -- like surel only in entries of earlier versions, else ""
    surel varchar not null,
    rincian varchar, -- the accounts' key of name, mail address and sign-in name
    aktif boolean not null,
    waktu timestamp with time zone not null,
    pelaku varchar not null -- who changed it last
);

-- Roles of people at satker ("*": at each).
create table orang_peran (
    orang varchar not null,
    satker varchar not null,
    peran varchar not null
);

-- The PIC of a satker's plan that is this person.
create table orang_pic (
    orang varchar not null,
    satker varchar not null,
    pic varchar not null
);

-- What a guest without a link sees. One row at most; none: nothing.
create table tamu (
    terlihat varchar not null
);

-- Links for guests.
create table tautan_tamu (
    tautan integer not null primary key,
    sidik varchar not null, -- SHA-256 of the secret in the link
    satker varchar not null,
    terlihat varchar not null,
    sampai date not null,
    untuk varchar not null, -- who it was made for, in the maker's words
    dicabut boolean not null,
    waktu timestamp with time zone not null,
    pelaku varchar not null
);

-- The register of satker, a tree. All other tables use the current name of a satker (nama); journal
-- entries use its first name (kunci).
create table satker (
    kode varchar not null primary key,
    nama varchar not null,
    induk varchar, -- kode of the one above it
    tingkat varchar not null, -- pusat, provinsi, kabupaten_kota, unit
    kunci varchar not null,
    waktu timestamp with time zone not null,
    pelaku varchar not null -- who changed it last
);

-- All names of each satker in the register. The first may be older than the register.
create table satker_nama (
    kode varchar not null,
    nama varchar not null,
    entri bigint not null, -- the entry that introduced the name
    waktu timestamp with time zone not null,
    pelaku varchar not null
);

-- Notices to people, mails or messages: one row each, as in the newest entry.
create table kabar (
    satker varchar not null, -- "*": of none, for the admin of the whole installation
    kunci varchar not null, -- identifies it: perihal, recipient, day
    kepada varchar not null, -- the recipient; of a message the PIC
    perihal varchar not null,
    keadaan varchar not null, -- ambil, terkirim, tunda, ragu, gagal
    hari date not null,
    percobaan integer not null,
    ragu integer not null, -- how often it was unclear if it arrived
    tentang varchar not null, -- JSON: what it was about -> the state at that time
    jawaban varchar not null,
    pertama timestamp with time zone not null, -- when it was first taken for sending
    waktu timestamp with time zone not null,
    pelaku varchar not null,
    primary key (satker, kunci)
);

-- The audit log: one row per journal entry. isi is its content as JSON, for an unggahan without the
-- plan itself.
create table catatan (
    nomor bigint not null primary key,
    waktu timestamp with time zone not null,
    pelaku varchar not null,
    jenis varchar not null,
    satker varchar,
    tahun integer,
    lewat varchar not null, -- its origin: a page's address, the command line; "" in earlier versions
    isi varchar not null,
    hash varchar not null
);

-- Journal entries (JSON texts) taken apart: one row per entry, with fields of the types in `shape`.
create macro entries(texts, shape) as table
    select unnest(from_json(text, shape))
    from unnest(texts) as t (text);

-- All versions of the things of one kind in a meeting's record (`ke` null: deleted). Numbers of
-- meetings and follow-ups are unique in the rencana, numbers of other things in their meeting.
create macro things_said(the_rencana, the_rapat, the_benda) as table
    select
        entri,
        rapat,
        waktu,
        pelaku,
        (ubahan ->> 'nomor')::integer as nomor,
        ubahan -> 'ke' as ke
    from (
        select
            entri,
            rapat,
            waktu,
            pelaku,
            unnest(ubah::json[]) as ubahan
        from rapat_peristiwa
        where
            rencana_id = the_rencana
            and (rapat = the_rapat or the_benda in ('rapat', 'tindak_lanjut'))
            and contains(ubah, '"' || the_benda || '"') -- skip the others before parsing
    )
    where ubahan ->> 'benda' = the_benda;

-- These things just after the entry `until` (null: now), and the meeting that changed each last
-- (null: none).
create macro things_at(the_rencana, the_rapat, the_benda, until) as table
    select
        nomor,
        max_by(ke, entri) as ke,
        max(entri) as entri,
        nullif(max_by(coalesce(rapat, 0), entri), 0) as rapat_terakhir,
        max_by(waktu, entri) as waktu,
        max_by(pelaku, entri) as pelaku
    from things_said(the_rencana, the_rapat, the_benda)
    where coalesce(entri <= until, true)
    group by nomor
    having json_type(max_by(ke, entri)) = 'OBJECT';

-- The fields of a meeting that have no column, as JSON. (Earlier versions had them in rincian too.)
create macro meeting_details(ke) as
    json_merge_patch(
        ke,
        '{"judul": null, "tanggal": null, "posisi": null, "periode": null, "tempat": null, "pemimpin": null,
          "notulis": null, "status": null, "layar": null, "rincian": null}'
    )::varchar;
