-- In which area is each langkah of an unggahan, whose is it, and what do people see of its kode? In
-- the plan's order. (Its state is another question, planned ten times slower.)
select
    kode,
    kode_tampil,
    area,
    nama_area,
    pic
from langkah
where unggahan_id = $unggahan_id
order by urutan;
