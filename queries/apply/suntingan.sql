-- Which fields do these entries ($nomor: their numbers) change in their unggahan, from what to
-- what, and who did it?
-- Each belongs to the unggahan at its place in $unggahan_id, whose source is at its place in
-- $asal_id.
create or replace temp table change_entry as
select
    p.unggahan_id,
    p.asal_id,
    e.*
from entries($entri, $bentuk) as e
inner join (
    select
        unnest($nomor) as entri,
        unnest($unggahan_id) as unggahan_id,
        unnest($asal_id) as asal_id
) as p on e.nomor = p.entri;

insert into suntingan by name
select
    unggahan_id,
    asal_id,
    nomor as entri,
    hash as hash_entri,
    waktu::timestamptz as waktu,
    pelaku,
    isi.rapat,
    isi.menarik,
    isi.kembar,
    urutan,
    ubah.*
from (
    select
        *,
        unnest(isi.ubah) as ubah,
        generate_subscripts(isi.ubah, 1) as urutan
    from change_entry
)
order by nomor, urutan;

-- The final value of each field: the last of its changes.
create or replace temp table field_after as
select
    unggahan_id,
    kode,
    tenggat,
    bukti,
    kolom,
    ke
from suntingan
where
    entri between list_min($nomor) and list_max($nomor)
    and entri in (select nomor from change_entry)
qualify
    row_number() over (partition by unggahan_id, kode, tenggat, bukti, kolom order by entri desc, urutan desc) = 1;

update langkah
set pic = f.ke
from field_after as f
where
    f.kolom = 'pic'
    and langkah.unggahan_id between list_min($unggahan_id) and list_max($unggahan_id)
    and langkah.unggahan_id = f.unggahan_id
    and langkah.kode = f.kode;

-- The report on a tenggat. A field set to nothing differs from a field left alone.
with changed as (
    select
        unggahan_id,
        kode,
        tenggat,
        map(list(kolom), list(ke)) as ke
    from field_after
    where
        tenggat is not null
        and bukti is null
    group by unggahan_id, kode, tenggat
)

update tenggat
set
    laporan = value_after(c.ke, 'laporan', laporan),
    tanggal_selesai = value_after(c.ke, 'tanggal_selesai', tanggal_selesai::varchar)::date,
    selesai_sejak = value_after(c.ke, 'selesai_sejak', selesai_sejak::varchar)::date,
    kendala = value_after(c.ke, 'kendala', kendala),
    tindak_lanjut = value_after(c.ke, 'tindak_lanjut', tindak_lanjut),
    hasil = value_after(c.ke, 'hasil', hasil)
from changed as c
where
    tenggat.unggahan_id between list_min($unggahan_id) and list_max($unggahan_id)
    and tenggat.unggahan_id = c.unggahan_id
    and tenggat.kode = c.kode
    and tenggat.tenggat = c.tenggat;

with changed as (
    select
        unggahan_id,
        kode,
        tenggat,
        bukti,
        map(list(kolom), list(ke)) as ke
    from field_after
    where bukti is not null
    group by unggahan_id, kode, tenggat, bukti
)

update bukti
set
    status = value_after(c.ke, 'status', status),
    tautan = value_after(c.ke, 'tautan', tautan),
    catatan = value_after(c.ke, 'catatan', catatan)
from changed as c
where
    bukti.unggahan_id between list_min($unggahan_id) and list_max($unggahan_id)
    and bukti.unggahan_id = c.unggahan_id
    and bukti.kode = c.kode
    and bukti.tenggat = c.tenggat
    and bukti.nama = c.bukti;

-- The changes of an unggahan against its source. Each entry lists them anew for the langkah it
-- touched, so the last entry of a langkah has all. Something ticked and unticked is no change.
create or replace temp table langkah_after as
select
    unggahan_id,
    kode,
    max(entri) as entri
from suntingan
where
    entri between list_min($nomor) and list_max($nomor)
    and entri in (select nomor from change_entry)
group by unggahan_id, kode;

delete from perubahan
using langkah_after as l
where
    perubahan.unggahan_id between list_min($unggahan_id) and list_max($unggahan_id)
    and perubahan.unggahan_id = l.unggahan_id
    and perubahan.kode = l.kode;

insert into perubahan by name
select
    unggahan_id,
    nomor * 1000000 + ke as urutan,
    perubahan.*
from (
    select
        unggahan_id,
        nomor,
        unnest(isi.perubahan) as perubahan,
        generate_subscripts(isi.perubahan, 1) as ke
    from change_entry
)
where (unggahan_id, nomor, perubahan.kode) in (select (l.unggahan_id, l.entri, l.kode) from langkah_after as l)
order by nomor, ke;

-- The tenggat on which an unggahan reports itself: those of which it changes more than bukti and
-- hasil, since a document or words alone are no report. The report counts as of the unggahan's posisi.
update tenggat
set dilaporkan_per = if(c.unggahan_id is null, c.dilaporkan_per, c.posisi)
from (
    select
        l.unggahan_id as untuk,
        a.kode,
        a.tenggat,
        a.dilaporkan_per,
        u.posisi,
        p.unggahan_id
    from langkah_after as l
    inner join unggahan as u on l.unggahan_id = u.unggahan_id
    inner join tenggat as a on u.asal_id = a.unggahan_id and l.kode = a.kode
    left join (
        select distinct
            unggahan_id,
            kode,
            tenggat
        from perubahan
        where
            unggahan_id between list_min($unggahan_id) and list_max($unggahan_id)
            and jenis not like 'bukti%'
            and kolom is distinct from 'Hasil'
    ) as p on l.unggahan_id = p.unggahan_id and a.kode = p.kode and a.tenggat = p.tenggat
    where a.unggahan_id between list_min($asal_id) and list_max($asal_id)
) as c
where
    tenggat.unggahan_id between list_min($unggahan_id) and list_max($unggahan_id)
    and tenggat.unggahan_id = c.untuk
    and tenggat.kode = c.kode
    and tenggat.tenggat = c.tenggat;

-- The tenggat of which an unggahan only takes back earlier reports. They count as before those
-- reports, except for fields that differ from that time.
with own as (
    select
        s.*,
        t.rencana_id,
        t.posisi
    from suntingan as s
    inner join langkah_after as l on s.unggahan_id = l.unggahan_id and s.kode = l.kode
    inner join unggahan as t on s.unggahan_id = t.unggahan_id
    where
        s.unggahan_id between list_min($unggahan_id) and list_max($unggahan_id)
        and s.bukti is null
        and s.kolom <> 'hasil'
),

taken_back as (
    select
        o.unggahan_id,
        o.rencana_id,
        o.posisi,
        o.kode,
        o.tenggat,
        min(d.asal_id) as before_id
    from own as o
    left join suntingan as d on o.menarik = d.entri
    group by all
    having
        min(d.unggahan_id) < o.unggahan_id
        and bool_and(o.menarik is not null or o.entri in (select own.menarik from own where own.menarik is not null))
),

told as (
    select
        o.unggahan_id,
        o.kode,
        o.tenggat,
        max(u.posisi) filter (where s.menarik is null) as posisi
    from taken_back as o
    inner join suntingan as s
        on o.kode = s.kode and o.tenggat = s.tenggat and o.before_id <= s.asal_id and o.unggahan_id >= s.unggahan_id
    inner join unggahan as u
        on s.unggahan_id = u.unggahan_id and o.rencana_id = u.rencana_id and o.posisi >= u.posisi
    where s.bukti is null and s.kolom <> 'hasil'
    group by o.unggahan_id, o.kode, o.tenggat, s.bukti, s.kolom
    having
        first(s.dari order by s.entri, s.urutan) is distinct from last(s.ke order by s.entri, s.urutan)
),

before as (
    select
        o.unggahan_id,
        o.kode,
        o.tenggat,
        greatest(any_value(b.dilaporkan_per), max(t.posisi)) as dilaporkan_per
    from taken_back as o
    inner join tenggat as b on o.before_id = b.unggahan_id and o.kode = b.kode and o.tenggat = b.tenggat
    left join told as t on o.unggahan_id = t.unggahan_id and o.kode = t.kode and o.tenggat = t.tenggat
    group by o.unggahan_id, o.kode, o.tenggat
)

update tenggat
set dilaporkan_per = b.dilaporkan_per
from before as b
where
    tenggat.unggahan_id between list_min($unggahan_id) and list_max($unggahan_id)
    and tenggat.unggahan_id = b.unggahan_id
    and tenggat.kode = b.kode
    and tenggat.tenggat = b.tenggat;

update terapan
set perubahan = c.perubahan
from (
    select
        e.unggahan_id,
        count(p.unggahan_id) as perubahan
    from (select distinct unggahan_id from change_entry) as e
    left join perubahan as p
        on
            e.unggahan_id = p.unggahan_id
            and p.unggahan_id between list_min($unggahan_id) and list_max($unggahan_id)
    group by e.unggahan_id
) as c
where
    terapan.unggahan_id between list_min($unggahan_id) and list_max($unggahan_id)
    and terapan.unggahan_id = c.unggahan_id;

-- The author of each unggahan, its last change, and if it reports anything.
with last_change as (
    select
        unggahan_id,
        max_by(waktu, nomor)::timestamptz as waktu,
        max_by(hash, nomor) as hash_entri
    from change_entry
    group by unggahan_id
),

author as (
    select
        unggahan_id,
        pelaku,
        min(entri) as first_entry
    from suntingan
    where unggahan_id in (select unggahan_id from last_change)
    group by unggahan_id, pelaku
),

authors as (
    select
        unggahan_id,
        string_agg(pelaku, ', ' order by first_entry) as pelaku
    from author
    group by unggahan_id
),

reported as (
    select unggahan_id
    from tenggat
    where
        unggahan_id between list_min($unggahan_id) and list_max($unggahan_id)
        and laporan <> 'belum'
    union
    select unggahan_id
    from bukti
    where
        unggahan_id between list_min($unggahan_id) and list_max($unggahan_id)
        and status <> 'belum_ada'
)

update unggahan
set
    waktu = c.waktu,
    hash_entri = c.hash_entri,
    pelaku = a.pelaku,
    dilaporkan = unggahan.lengkap_per is not null or c.unggahan_id in (select r.unggahan_id from reported as r)
from last_change as c
inner join authors as a on c.unggahan_id = a.unggahan_id
where unggahan.unggahan_id = c.unggahan_id;

drop table langkah_after;

drop table field_after;

drop table change_entry;
