-- How many tenggat fall due in each month, by how they stand at $posisi?

select
    strftime(jatuh_tempo, '%Y-%m') as bulan,
    status,
    count(*) as n
from nilai_tenggat($unggahan_id, $posisi)
where status <> 'tidak_berlaku'
group by bulan, status
order by bulan, status;
