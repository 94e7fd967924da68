-- Of each area's tenggat falling due in a month, how many are done at $posisi? Months of other years too.

select * exclude (unggahan_id)
from bulan_per_area_dari([$unggahan_id], $posisi)
order by bulan, area;
