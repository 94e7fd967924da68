-- Which tables are derived from the journal?
-- Rows of one unggahan lie together: a page resolves its unggahan first and then scans only that stretch.

-- One row: the shape of these tables and what made them, the newest journal entry in them, and how many rows the large
-- ones have by then. Kept with each transaction, so that opening compares a few numbers with what the file says of itself.
create table tentang (
    versi_skema integer not null,
    sidik varchar not null, -- of the statements that made and filled these tables
    nomor_terakhir bigint not null,
    hash_terakhir varchar not null,
    rencana bigint not null,
    unggahan bigint not null,
    langkah bigint not null,
    tenggat bigint not null,
    bukti bigint not null,
    dokumen bigint not null,
    jejak bigint not null,
    peringatan bigint not null,
    perubahan bigint not null
);

-- How many rows each unggahan brought, written together with them.
create table terapan (
    unggahan_id bigint not null,
    langkah integer not null,
    tenggat integer not null,
    bukti integer not null,
    dokumen integer not null,
    jejak integer not null,
    peringatan integer not null,
    perubahan integer not null
);

create table rencana (
    rencana_id integer primary key,
    satker varchar not null,
    tahun integer not null,
    simulasi boolean not null, -- any of its unggahan that stand is simulated data
    disembunyikan boolean not null,
    ditutup timestamp with time zone, -- since when it is closed; null: it is not
    unggahan integer not null, -- how many stand on its main line; of these the first, the newest, and the last report:
    pertama bigint, -- its unggahan_id: in which order the rencana came
    posisi_terakhir date,
    posisi_laporan date,
    langkah integer not null, -- of the newest
    hash_terakhir varchar not null, -- of its newest journal entry: what a writer says to have seen (setelah)
    unique (satker, tahun)
);

-- unggahan_id is the number of the journal entry that brought it; nomor counts within the rencana from 1.
create table unggahan (
    unggahan_id bigint primary key,
    rencana_id integer not null,
    nomor integer not null,
    pangkal integer, -- the unggahan of the main line it stands beside: a meeting's of an earlier posisi; else null
    asal_id bigint, -- the unggahan it began as a copy of, where it was made in the app
    jenis varchar not null,
    posisi date not null,
    waktu timestamp with time zone not null,
    pelaku varchar not null,
    catatan varchar not null,
    nama_berkas varchar,
    sha256 varchar,
    hash_entri varchar not null,
    dilaporkan boolean not null,
    lengkap_per date, -- posisi of the last report that the office called complete; null: there was none
    simulasi boolean not null,
    dibatalkan boolean not null
);

-- What was cancelled and restored, in order: the newest row of an unggahan says why it does not stand, or that it
-- stands again.
create table pembatalan (
    nomor_entri bigint primary key, -- of the journal entry, so that it can be told what came after what
    rencana_id integer not null,
    unggahan integer not null, -- its nomor within the rencana
    dibatalkan boolean not null, -- false: restored
    waktu timestamp with time zone not null,
    pelaku varchar not null,
    alasan varchar -- none for a restoration
);

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
    lainnya varchar not null, -- JSON object: heading → value, columns the product gives no meaning to
    jenis_target varchar not null,
    mulai varchar,
    lembar varchar not null,
    baris integer not null
);

create table tenggat (
    unggahan_id bigint not null,
    urutan integer not null, -- of the langkah, so that rows keep the decree's order
    kode varchar not null,
    tenggat varchar not null, -- "2025-10" or "2025-08-04"
    jatuh_tempo date not null,
    buka date not null,
    laporan varchar not null, -- belum, proses, selesai, tidak_berlaku
    tanggal_selesai date,
    selesai_sejak date, -- posisi of the unggahan that first reported it done: counts where no date was given
    kendala varchar not null,
    tindak_lanjut varchar not null,
    dilaporkan_per date -- posisi of what was last said of it alone, in the app, since the last complete report
);

-- Evidence owed: one row per tenggat and document.
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

-- The documents a langkah's evidence cell was split into, also where it has no tenggat.
create table dokumen (
    unggahan_id bigint not null,
    kode varchar not null,
    urutan integer not null,
    nama varchar not null,
    jenis varchar not null
);

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

-- The questions that reading left.
create table peringatan (
    unggahan_id bigint not null,
    lembar varchar,
    baris integer,
    kolom varchar,
    nilai varchar,
    sel varchar,
    kode varchar, -- of the remark; null where version 1 of the journal kept its sentence
    isi varchar, -- JSON object: the values its sentence is made of
    pesan varchar -- that sentence; null since
);

-- What the figures of an unggahan are counted from at any posisi, so that many satker are counted as quickly as one: a row
-- for all tenggat of an area that are alike in all that decides what they are at a day, and a row an area for its langkah.
-- An unggahan without a langkah has one row, of no area.
create table jumlah (
    unggahan_id bigint not null,
    area varchar,
    urutan integer, -- of the area's first langkah, in the row of its langkah
    nama_area varchar, -- as that langkah has it
    langkah integer not null,
    tanpa_target integer not null,
    bukti_belum_disebut integer not null,
    laporan varchar, -- null in the row of the langkah
    selesai_pada date,
    buka date,
    jatuh_tempo date,
    dilaporkan_sampai date,
    tenggat integer not null, -- how many there are
    bukti_n integer not null, -- present of those owed, whatever the posisi
    bukti_dari integer not null,
    bukti_belum_lengkap integer not null -- how many of the tenggat lack any of theirs
);

-- What an unggahan changed against the one before it, in the terms people use.
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

-- Every single change made in the app itself, by itself (perubahan has what they come to together).
-- asal_id: the unggahan whose content the suntingan's unggahan began with. entri: the journal entry of the change.
create table suntingan (
    unggahan_id bigint not null,
    asal_id bigint not null,
    entri bigint not null,
    hash_entri varchar not null,
    waktu timestamp with time zone not null,
    pelaku varchar not null,
    rapat integer, -- the meeting it was made in
    menarik bigint, -- the entry it takes back
    kembar bigint, -- the entry that changed the same on the newest unggahan, where this one is of an earlier posisi
    urutan integer not null,
    kode varchar not null,
    tenggat varchar,
    bukti varchar,
    kolom varchar not null,
    dari varchar,
    ke varchar
);

-- The files that a change made in the app brought as a bukti, or a meeting as a signed paper: whose they are, whatever a TAUTAN says.
create table berkas_bukti (
    rencana_id integer not null,
    entri bigint not null,
    sha256 varchar not null,
    waktu timestamp with time zone not null,
    pelaku varchar not null
);

-- Meetings; rapat counts within the rencana from 1. Rows are never taken out, only dihapus.
create table rapat (
    rencana_id integer not null,
    rapat integer not null,
    judul varchar not null,
    tanggal date not null,
    posisi date not null,
    periode varchar not null, -- tw1 .. tw4, setahun: what it is about, apart from its posisi
    tempat varchar not null,
    pemimpin varchar not null,
    notulis varchar not null,
    status varchar not null, -- berlangsung, ditutup, dibatalkan
    layar varchar not null, -- the screen it is at: kunci of a Layar, "" for the first
    rincian varchar not null, -- JSON: what else its papers say (RapatDetails in monev/meeting)
    dibuka timestamp with time zone not null,
    ditutup timestamp with time zone,
    pelaku varchar not null,
    dihapus boolean not null
);

-- What a satker has set for itself: its letterhead, its own document templates. One row per matter (hal).
create table pengaturan (
    satker varchar not null,
    hal varchar not null,
    nilai varchar not null, -- JSON
    waktu timestamp with time zone not null,
    pelaku varchar not null
);

-- How people of a satker said that a cell of their plan is to be read, by what stands in it.
create table pilihan (
    satker varchar not null,
    hal varchar not null, -- judul, area, waktu, bukti, benar
    kunci varchar not null, -- the cell as written; of judul the heading
    langkah varchar not null, -- the words of the row it is of; "" for every row
    untuk_tahun integer, -- the plan it is for; null for every year
    nilai varchar, -- null: withdrawn
    entri bigint not null,
    urutan integer not null, -- within the entry
    waktu timestamp with time zone not null,
    pelaku varchar not null
);

-- Every change of a meeting's record: what is read of its things (things_at), who did what when, what can be taken back.
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

-- Who signs in. One row a person, as the newest entry leaves them.
create table orang (
    orang varchar not null primary key, -- the pelaku of what they store
    nama varchar not null, -- of entries of earlier versions, as surel; "" since
    surel varchar not null,
    rincian varchar, -- under which key the accounts keep name, mail address and sign-in name
    aktif boolean not null,
    waktu timestamp with time zone not null,
    pelaku varchar not null -- who changed it last
);

-- Which role a person has at which satker ("*": at each).
create table orang_peran (
    orang varchar not null,
    satker varchar not null,
    peran varchar not null
);

-- Under which PIC of a satker's plan a person's own tasks stand.
create table orang_pic (
    orang varchar not null,
    satker varchar not null,
    pic varchar not null
);

-- What a guest sees without a link; one row at most, none: nothing.
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
    untuk varchar not null, -- whom it was made for, in the maker's words
    dicabut boolean not null,
    waktu timestamp with time zone not null,
    pelaku varchar not null
);

-- The register of satker, a tree. Every other table names a satker as it is called now (nama); entries of the journal
-- name it as it was called first (kunci).
create table satker (
    kode varchar not null primary key,
    nama varchar not null,
    induk varchar, -- kode of the one above it
    tingkat varchar not null, -- pusat, provinsi, kabupaten_kota, unit
    kunci varchar not null,
    waktu timestamp with time zone not null,
    pelaku varchar not null -- who changed it last
);

-- Every name that a satker of the register had, the first one also where it was stored before there was a register.
create table satker_nama (
    kode varchar not null,
    nama varchar not null,
    entri bigint not null, -- since which entry it is called so
    waktu timestamp with time zone not null,
    pelaku varchar not null
);

-- Word given to somebody, a mail or a message: a row each, as the newest entry leaves it.
create table kabar (
    satker varchar not null, -- "*": of none, to who looks after everything
    kunci varchar not null, -- what it is: perihal, for whom, of which day
    kepada varchar not null, -- whose letter; of a message the PIC
    perihal varchar not null,
    keadaan varchar not null, -- ambil, terkirim, tunda, ragu, gagal
    hari date not null,
    percobaan integer not null,
    ragu integer not null, -- how often it was left open whether it arrived
    tentang varchar not null, -- JSON: what it spoke of -> how that stood
    jawaban varchar not null,
    pertama timestamp with time zone not null, -- when it was taken to be sent for the first time
    waktu timestamp with time zone not null,
    pelaku varchar not null,
    primary key (satker, kunci)
);

-- The audit log: a row for each journal entry. isi is its content as JSON, of an unggahan without the plan itself.
create table catatan (
    nomor bigint not null primary key,
    waktu timestamp with time zone not null,
    pelaku varchar not null,
    jenis varchar not null,
    satker varchar,
    tahun integer,
    lewat varchar not null, -- from where: a page at an address, the command line; "" for earlier versions' entries
    isi varchar not null,
    hash varchar not null
);

-- Journal entries (JSON texts) taken apart: a row an entry, its fields of the types that `shape` says.
create macro entries(texts, shape) as table
    select unnest(from_json(text, shape))
    from unnest(texts) as t (text);

-- The rows of a table that unggahan made in the app (`ids`) begin with: all those of the ones they go on from (`origins`, in the
-- same order). In their stored order, so that they lie together and a rebuild gives the same.
create macro copied_rows(tabel, ids, origins) as table
    select o.* exclude (ke) replace (b.id as unggahan_id)
    from (
        select
            t.*,
            row_number() over () as ke
        from query_table(tabel) as t
        where t.unggahan_id between list_min(origins) and list_max(origins) and list_contains(origins, t.unggahan_id)
    ) as o
    inner join (select unnest(ids) as id, unnest(origins) as origin) as b on o.unggahan_id = b.origin
    order by b.id, o.ke;

-- The value of a field after a change: `ke` maps each changed field to what it became.
create macro value_after(ke, name, before) as
    case when map_contains(ke, name) then ke[name] else before end;

-- What was said of things of one kind in a meeting's record, a row a time (`ke` null: taken out). Meetings themselves and
-- follow-ups count within the rencana, what else stands in a meeting within it.
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
            and contains(ubah, '"' || the_benda || '"') -- only these are worth taking apart
    )
    where ubahan ->> 'benda' = the_benda;

-- Those things as they stood just after the entry `until` (null: now), and in which meeting that was said (null: none).
create macro things_at(the_rencana, the_rapat, the_benda, until) as table
    select
        nomor,
        max_by(ke, entri) as ke,
        nullif(max_by(coalesce(rapat, 0), entri), 0) as rapat_terakhir,
        max_by(waktu, entri) as waktu,
        max_by(pelaku, entri) as pelaku
    from things_said(the_rencana, the_rapat, the_benda)
    where coalesce(entri <= until, true)
    group by nomor
    having json_type(max_by(ke, entri)) = 'OBJECT';

-- What an entry says of a meeting besides the columns of its table, as JSON. (Earlier versions said it in rincian too.)
create macro meeting_details(ke) as
    json_merge_patch(
        ke,
        '{"judul": null, "tanggal": null, "posisi": null, "periode": null, "tempat": null, "pemimpin": null,
          "notulis": null, "status": null, "layar": null, "rincian": null}'
    )::varchar;

-- How many rows each unggahan has in each table now; terapan has how many were written.
create view row_counts as
select
    unggahan_id,
    count(*) filter (where tabel = 'langkah') as langkah,
    count(*) filter (where tabel = 'tenggat') as tenggat,
    count(*) filter (where tabel = 'bukti') as bukti,
    count(*) filter (where tabel = 'dokumen') as dokumen,
    count(*) filter (where tabel = 'jejak') as jejak,
    count(*) filter (where tabel = 'peringatan') as peringatan,
    count(*) filter (where tabel = 'perubahan') as perubahan
from (
    select unggahan_id, 'langkah' as tabel from langkah
    union all
    select unggahan_id, 'tenggat' as tabel from tenggat
    union all
    select unggahan_id, 'bukti' as tabel from bukti
    union all
    select unggahan_id, 'dokumen' as tabel from dokumen
    union all
    select unggahan_id, 'jejak' as tabel from jejak
    union all
    select unggahan_id, 'peringatan' as tabel from peringatan
    union all
    select unggahan_id, 'perubahan' as tabel from perubahan
    union all
    select unggahan_id, 'unggahan' as tabel from unggahan
)
group by unggahan_id;
