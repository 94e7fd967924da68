-- Of each area's tenggat falling due in a month, how many are done at $posisi? Months of other years too.

select
    area,
    strftime(jatuh_tempo, '%Y-%m') as bulan,
    count(*) filter (where status = 'selesai') as n,
    count(*) as n_dari
from keadaan_tenggat($unggahan_id, $posisi)
where status <> 'tidak_berlaku'
group by area, bulan
order by bulan, area;
