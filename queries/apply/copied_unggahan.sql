-- Which rows does an unggahan made in the app start with? All rows of the unggahan it continues.
-- $unggahan_id are their ids, $asal_id in the same order the ids of their sources.
create or replace temp table begun as
select
    unnest($unggahan_id) as unggahan_id,
    unnest($asal_id) as asal_id;

insert into unggahan by name
select
    b.unggahan_id,
    u.rencana_id,
    e.isi.unggahan as nomor,
    e.isi.pangkal,
    b.asal_id,
    e.isi.jenis,
    e.isi.posisi,
    e.waktu::timestamptz as waktu,
    e.pelaku,
    '' as catatan,
    e.hash as hash_entri,
    u.dilaporkan or e.isi.lengkap_per is not null as dilaporkan,
    coalesce(e.isi.lengkap_per, u.lengkap_per) as lengkap_per,
    u.simulasi,
    false as dibatalkan
from entries($entri, $bentuk) as e
inner join begun as b on e.nomor = b.unggahan_id
inner join unggahan as u on b.asal_id = u.unggahan_id
order by e.nomor;

insert into langkah by name
from copied_rows('langkah', $unggahan_id, $asal_id);

insert into tenggat by name
from copied_rows('tenggat', $unggahan_id, $asal_id);

insert into bukti by name
from copied_rows('bukti', $unggahan_id, $asal_id);

insert into dokumen by name
from copied_rows('dokumen', $unggahan_id, $asal_id);

insert into jejak by name
from copied_rows('jejak', $unggahan_id, $asal_id);

insert into terapan by name
select o.* replace (b.unggahan_id as unggahan_id)
from terapan as o
inner join begun as b on o.unggahan_id = b.asal_id
order by b.unggahan_id;

drop table begun;
