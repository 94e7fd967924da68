-- Which rows come with these files ($unggahan_id: their ids)? What they report comes as facts. $pindah_…:
-- the targets that keep another name than the file gives them, columns in one order.
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

create or replace temp table pindah as
select
    unnest($pindah_id::bigint[]) as unggahan_id,
    unnest($pindah_kode::varchar[]) as kode,
    unnest($pindah_tenggat::varchar[]) as tenggat,
    unnest($pindah_akar::varchar[]) as akar;

insert into unggahan by name
select
    e.nomor as unggahan_id,
    r.rencana_id,
    e.isi.unggahan as nomor,
    e.isi.posisi,
    e.waktu::timestamptz as waktu,
    e.pelaku,
    e.isi.catatan,
    e.isi.nama_berkas,
    e.sha256,
    e.hash as hash_entri,
    coalesce(e.isi.laporan_lengkap, e.isi.dilaporkan) as laporan_lengkap,
    e.isi.simulasi,
    false as dibatalkan
from entry as e
left join rencana as r on e.satker = r.satker and e.tahun = r.tahun
order by e.nomor;

insert into langkah by name
select
    * exclude (urutan_kode, tempat),
    kode_tampil(unggahan_id, kode, tempat, urutan_kode) as kode_tampil,
    langkah_tampil(langkah_aksi, urutan_kode) as langkah_tampil
from (
    select
        *,
        kode_tempat(kode, area, sub_area, no, urutan_kode) as tempat
    from (
        select
            unggahan_id,
            langkah.* exclude (tenggat, bukti, jejak),
            len(langkah.tenggat) = 0 as tanpa_target,
            len(langkah.bukti) = 0 as bukti_belum_disebut,
            urutan_kode(langkah.kode, langkah.area, langkah.sub_area, langkah.no) as urutan_kode
        from entry_langkah
    )
)
order by unggahan_id, urutan;

insert into tenggat by name
select
    t.unggahan_id,
    t.urutan,
    t.kode,
    t.tenggat.tenggat as tenggat,
    t.tenggat.jatuh_tempo as jatuh_tempo,
    t.tenggat.buka as buka,
    'belum' as laporan,
    '' as kendala,
    '' as tindak_lanjut,
    coalesce(p.akar, t.tenggat.tenggat) as akar,
    0 as hadir,
    0 as wajib
from entry_tenggat as t
left join pindah as p on t.unggahan_id = p.unggahan_id and t.kode = p.kode and t.tenggat.tenggat = p.tenggat
order by t.unggahan_id, t.urutan, t.tenggat_ke;

insert into bukti by name
select
    * exclude (langkah_urutan, tenggat_ke, bukti),
    bukti.nama as nama,
    bukti.jenis as jenis,
    'belum_ada' as status,
    '' as tautan,
    '' as catatan
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
select
    nomor as unggahan_id,
    len(isi.langkah) as langkah,
    coalesce(list_sum([len(l.tenggat) for l in isi.langkah]), 0) as tenggat,
    coalesce(list_sum([len(t.bukti) for t in flatten([l.tenggat for l in isi.langkah])]), 0) as bukti,
    coalesce(list_sum([len(l.bukti) for l in isi.langkah]), 0) as dokumen,
    coalesce(list_sum([len(l.jejak) for l in isi.langkah]), 0) as jejak
from entry
order by nomor;

insert into jumlah by name
select * exclude (letak)
from jumlah_langkah($unggahan_id, null)
order by unggahan_id, letak;

drop view entry_tenggat;

drop view entry_langkah;

drop table pindah;

drop table entry;
