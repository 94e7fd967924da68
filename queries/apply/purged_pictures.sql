-- Which pictures can go with their rows? Those dropped before $sebelum: no page draws from them any
-- more.
create or replace temp table usang as
select unggahan_id
from gambar
where dibuang < $sebelum::timestamptz;

delete from langkah where unggahan_id in (from usang);

delete from tenggat where unggahan_id in (from usang);

delete from bukti where unggahan_id in (from usang);

delete from jumlah where unggahan_id in (from usang);

delete from gambar where unggahan_id in (from usang);

drop table usang;
