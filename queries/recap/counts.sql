-- What are the figures of each of these unggahan ($daftar, ids) at $posisi, per area in the plan's order, and last (area
-- null) of the whole rencana?
select * exclude (urutan)
from hitungan_dari($daftar, $posisi)
order by unggahan_id, area is null, urutan;
