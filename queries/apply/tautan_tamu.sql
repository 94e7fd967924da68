-- What does this guest link show, and until when? The newest entry of a link replaces earlier ones.
create or replace temp table entry_tautan as
select
    isi.*,
    waktu::timestamptz as waktu,
    pelaku
from entries($entri, $bentuk);

delete from tautan_tamu where tautan in (select e.tautan from entry_tautan as e);

insert into tautan_tamu by name
from entry_tautan;

drop table entry_tautan;
