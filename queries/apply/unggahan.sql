-- Which rows come with these unggahan ($unggahan_id: their ids)?
-- Their entries are taken apart once; the fields of a record go to the columns of the same name.
-- Lists are taken apart in the select, level by level: lateral joins took 21 s for 50 unggahan
-- instead of 0.08.
create or replace temp table entry as from entries($entri, $bentuk);

create or replace temp view entry_langkah as
select
    nomor as unggahan_id,
    unnest(isi.langkah) as langkah
from entry;

create or replace temp view entry_tenggat as
select
    unggahan_id,
    langkah.urutan,
    langkah.kode,
    unnest(langkah.tenggat) as tenggat,
    generate_subscripts(langkah.tenggat, 1) as tenggat_ke
from entry_langkah;

insert into rencana by name
with begun as (
    select
        satker,
        tahun,
        min(nomor) as first_entry
    from entry
    where not exists (select 1 from rencana as r where r.satker = entry.satker and r.tahun = entry.tahun)
    group by satker, tahun
)

select
    (select coalesce(max(rencana_id), 0) from rencana) + row_number() over (order by first_entry) as rencana_id,
    satker,
    tahun,
    false as simulasi,
    false as disembunyikan,
    null as ditutup,
    0 as unggahan,
    0 as langkah,
    '' as hash_terakhir
from begun
order by first_entry;

insert into unggahan by name
select
    e.nomor as unggahan_id,
    r.rencana_id,
    e.isi.unggahan as nomor,
    e.isi.jenis,
    e.isi.posisi,
    e.waktu::timestamptz as waktu,
    e.pelaku,
    e.isi.catatan,
    e.isi.nama_berkas,
    e.sha256,
    e.hash as hash_entri,
    e.isi.dilaporkan,
    case
        when coalesce(e.isi.laporan_lengkap, e.isi.dilaporkan) then greatest(e.isi.posisi, e.isi.lengkap_per)
        else e.isi.lengkap_per
    end as lengkap_per,
    e.isi.simulasi,
    false as dibatalkan
from entry as e
left join rencana as r on e.satker = r.satker and e.tahun = r.tahun
order by e.nomor;

insert into langkah by name
select
    unggahan_id,
    langkah.* exclude (tenggat, bukti, jejak),
    kode_tampil(unggahan_id, langkah.kode, langkah.area, langkah.sub_area, langkah.no) as kode_tampil,
    langkah_tampil(
        langkah.langkah_aksi, urutan_kode(langkah.kode, langkah.area, langkah.sub_area, langkah.no)
    ) as langkah_tampil
from entry_langkah
order by unggahan_id, langkah.urutan;

insert into tenggat by name
select
    unggahan_id,
    urutan,
    kode,
    tenggat.* exclude (bukti)
from entry_tenggat
order by unggahan_id, urutan, tenggat_ke;

insert into bukti by name
select
    * exclude (langkah_urutan, tenggat_ke, bukti),
    bukti.* exclude (berlaku_sampai)
from (
    select
        unggahan_id,
        urutan as langkah_urutan,
        kode,
        tenggat.tenggat,
        tenggat_ke,
        unnest(tenggat.bukti) as bukti,
        generate_subscripts(tenggat.bukti, 1) as urutan
    from entry_tenggat
)
order by unggahan_id, langkah_urutan, tenggat_ke, urutan;

insert into dokumen by name
select
    unggahan_id,
    kode,
    urutan,
    bukti.*
from (
    select
        unggahan_id,
        langkah.urutan as langkah_urutan,
        langkah.kode,
        unnest(langkah.bukti) as bukti,
        generate_subscripts(langkah.bukti, 1) as urutan
    from entry_langkah
)
order by unggahan_id, langkah_urutan, urutan;

insert into jejak by name
select
    unggahan_id,
    kode,
    jejak.*
from (
    select
        unggahan_id,
        langkah.urutan as langkah_urutan,
        langkah.kode,
        unnest(langkah.jejak) as jejak,
        generate_subscripts(langkah.jejak, 1) as urutan
    from entry_langkah
)
order by unggahan_id, langkah_urutan, urutan;

insert into perubahan by name
select
    unggahan_id,
    urutan,
    perubahan.*
from (
    select
        nomor as unggahan_id,
        unnest(isi.perubahan) as perubahan,
        generate_subscripts(isi.perubahan, 1) as urutan
    from entry
)
order by unggahan_id, urutan;

insert into terapan by name
from row_counts
where
    unggahan_id between list_min($unggahan_id) and list_max($unggahan_id)
    and list_contains($unggahan_id, unggahan_id);

drop view entry_tenggat;

drop view entry_langkah;

drop table entry;
