-- What are the figures of each of these unggahan ($daftar, ids) at $posisi, per area in the plan's order?
select * exclude (urutan)
from hitungan_dari($daftar, $posisi, [true])
order by unggahan_id, urutan;
