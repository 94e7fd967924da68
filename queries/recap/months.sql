-- How many tenggat of each area and month are done at $posisi, of each of these unggahan ($daftar, ids)?
select *
from bulan_per_area_dari($daftar, $posisi)
order by unggahan_id, bulan, area;
