-- How many of these unggahan ($daftar, ids) have reached how much of what was due by $posisi? kelompok: 4 all of it, 3
-- to 0 each quarter below, null where nothing was due.
select
    case when capaian_dari > 0 then (4 * capaian_n) // capaian_dari end as kelompok,
    count(*) as n
from hitungan_dari($daftar, $posisi, [false])
group by kelompok
order by kelompok desc;
