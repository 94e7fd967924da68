-- Who is this person, with which roles and PIC, after this entry? The entry is complete and
-- replaces what was there.
create or replace temp table entry_orang as
select
    isi.*,
    waktu::timestamptz as waktu,
    pelaku
from entries($entri, $bentuk);

delete from orang where orang in (select e.orang from entry_orang as e);
delete from orang_peran where orang in (select e.orang from entry_orang as e);
delete from orang_pic where orang in (select e.orang from entry_orang as e);

insert into orang by name
select
    orang,
    nama,
    surel,
    rincian,
    aktif,
    waktu,
    pelaku
from entry_orang;

insert into orang_peran by name
select distinct
    orang,
    given.satker,
    given.peran
from (select orang, unnest(peran) as given from entry_orang);

insert into orang_pic by name
select distinct
    orang,
    own.satker,
    own.pic
from (select orang, unnest(pic) as own from entry_orang);

drop table entry_orang;
