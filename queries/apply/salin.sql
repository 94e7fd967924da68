-- Which rows does an unggahan made in the app itself begin with? All those of the one it goes on from ($asal_id).
-- In their stored order, so that they lie together and a rebuild gives the same.
insert into unggahan
select
    $unggahan_id,
    rencana_id,
    ($isi::json ->> 'unggahan')::integer,
    $isi::json ->> 'jenis',
    ($isi::json ->> 'posisi')::date,
    $waktu::timestamptz,
    $pelaku,
    '',
    null,
    null,
    $hash_entri,
    dilaporkan,
    simulasi,
    false
from unggahan
where unggahan_id = $asal_id;

insert into langkah
select * replace ($unggahan_id as unggahan_id)
from langkah
where unggahan_id = $asal_id
order by rowid;

insert into tenggat
select * replace ($unggahan_id as unggahan_id)
from tenggat
where unggahan_id = $asal_id
order by rowid;

insert into bukti
select * replace ($unggahan_id as unggahan_id)
from bukti
where unggahan_id = $asal_id
order by rowid;

insert into dokumen
select * replace ($unggahan_id as unggahan_id)
from dokumen
where unggahan_id = $asal_id
order by rowid;

insert into jejak
select * replace ($unggahan_id as unggahan_id)
from jejak
where unggahan_id = $asal_id
order by rowid;

insert into peringatan
select * replace ($unggahan_id as unggahan_id)
from peringatan
where unggahan_id = $asal_id
order by rowid;
