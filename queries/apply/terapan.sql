-- How many rows does each of these unggahan ($unggahan_id: their ids) have in each table?
-- Counted anew where it was counted before.
delete from terapan
where unggahan_id in (select unnest($unggahan_id));

insert into terapan
select
    m.unggahan_id,
    (select count(*) from langkah as x where x.unggahan_id = m.unggahan_id),
    (select count(*) from tenggat as x where x.unggahan_id = m.unggahan_id),
    (select count(*) from bukti as x where x.unggahan_id = m.unggahan_id),
    (select count(*) from dokumen as x where x.unggahan_id = m.unggahan_id),
    (select count(*) from jejak as x where x.unggahan_id = m.unggahan_id),
    (select count(*) from peringatan as x where x.unggahan_id = m.unggahan_id),
    (select count(*) from perubahan as x where x.unggahan_id = m.unggahan_id)
from (select unnest($unggahan_id) as unggahan_id) as m
order by m.unggahan_id;
