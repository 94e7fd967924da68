-- What can be counted for these unggahan ($unggahan_id: their ids) before a posisi is known?
-- Earlier counts are replaced.
delete from jumlah
where salah_satu(unggahan_id, $unggahan_id);

insert into jumlah by name
select *
from jumlah_dari($unggahan_id, null);
