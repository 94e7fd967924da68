-- Of each area's tenggat falling due in a month, how many are done at $posisi, of each of these unggahan ($daftar, ids)?
-- Months of other years too.
select *
from bulan_per_area_dari($daftar::bigint[], $posisi)
order by unggahan_id, bulan, area;
