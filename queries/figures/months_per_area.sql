-- How many tenggat of each area and month are done at $posisi, in each of these unggahan ($daftar,
-- ids)?
-- Months of other years are included; tidak_berlaku is not counted.
select
    unggahan_id,
    area,
    strftime(jatuh_tempo, '%Y-%m') as bulan,
    sum(case when status = 'selesai' then tenggat else 0 end)::bigint as n,
    sum(tenggat)::bigint as n_dari
from jumlah_dinilai($daftar::bigint[], [$posisi::date for one in $daftar::bigint[]])
where
    tenggat > 0
    and dihitung(status)
group by unggahan_id, area, bulan
order by unggahan_id, bulan, area;
