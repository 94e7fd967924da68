-- Which satker are there, below whom and with which name, after this entry? All rows of a renamed
-- satker get its new name, since they belong to the office and not to a name.
create or replace temp table entry_satker as
select
    office.*,
    nomor as entri,
    waktu::timestamptz as waktu,
    pelaku
from (
    select
        nomor,
        waktu,
        pelaku,
        unnest(isi.satker) as office
    from entries($entri, $bentuk)
);

create or replace temp table entry_nama as
select
    coalesce(s.nama, e.kunci) as dari,
    e.nama as ke
from entry_satker as e
left join satker as s on e.kode = s.kode
where not e.dikeluarkan and coalesce(s.nama, e.kunci) <> e.nama;

update rencana set satker = n.ke
from entry_nama as n
where rencana.satker = n.dari;

update pengaturan set satker = n.ke
from entry_nama as n
where pengaturan.satker = n.dari;

update pilihan set satker = n.ke
from entry_nama as n
where pilihan.satker = n.dari;

update orang_peran set satker = n.ke
from entry_nama as n
where orang_peran.satker = n.dari;

update orang_pic set satker = n.ke
from entry_nama as n
where orang_pic.satker = n.dari;

update tautan_tamu set satker = n.ke
from entry_nama as n
where tautan_tamu.satker = n.dari;

update kabar set satker = n.ke
from entry_nama as n
where kabar.satker = n.dari;

update catatan set satker = n.ke
from entry_nama as n
where catatan.satker = n.dari;

insert into satker_nama by name
select
    e.kode,
    e.kunci as nama,
    e.entri,
    e.waktu,
    e.pelaku
from entry_satker as e
where
    not e.dikeluarkan
    and e.kunci <> e.nama
    and not exists (select 1 from satker_nama as n where n.kode = e.kode);

insert into satker_nama by name
select
    e.kode,
    e.nama,
    e.entri,
    e.waktu,
    e.pelaku
from entry_satker as e
left join satker as s on e.kode = s.kode
where not e.dikeluarkan and (s.kode is null or s.nama <> e.nama);

delete from satker_nama where kode in (select e.kode from entry_satker as e where e.dikeluarkan);
delete from satker where kode in (select e.kode from entry_satker as e);

insert into satker by name
select
    kode,
    nama,
    induk,
    tingkat,
    kunci,
    waktu,
    pelaku
from entry_satker
where not dikeluarkan;

drop table entry_satker;
drop table entry_nama;
