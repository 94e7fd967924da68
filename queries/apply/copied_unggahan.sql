-- Which rows does an unggahan made in the app itself begin with? All those of the one it goes on from ($asal_id).
-- In their stored order, so that they lie together and a rebuild gives the same.
insert into unggahan by name
select
    e.nomor as unggahan_id,
    u.rencana_id,
    e.isi.unggahan as nomor,
    e.isi.pangkal,
    e.isi.jenis,
    e.isi.posisi,
    e.waktu::timestamptz as waktu,
    e.pelaku,
    '' as catatan,
    e.hash as hash_entri,
    u.dilaporkan,
    u.simulasi,
    false as dibatalkan
from unggahan as u, entries($entri, $bentuk) as e
where u.unggahan_id = $asal_id;

insert into langkah by name
select * replace ($unggahan_id as unggahan_id)
from langkah
where unggahan_id = $asal_id
order by rowid;

insert into tenggat by name
select * replace ($unggahan_id as unggahan_id)
from tenggat
where unggahan_id = $asal_id
order by rowid;

insert into bukti by name
select * replace ($unggahan_id as unggahan_id)
from bukti
where unggahan_id = $asal_id
order by rowid;

insert into dokumen by name
select * replace ($unggahan_id as unggahan_id)
from dokumen
where unggahan_id = $asal_id
order by rowid;

insert into jejak by name
select * replace ($unggahan_id as unggahan_id)
from jejak
where unggahan_id = $asal_id
order by rowid;

insert into peringatan by name
select * replace ($unggahan_id as unggahan_id)
from peringatan
where unggahan_id = $asal_id
order by rowid;
