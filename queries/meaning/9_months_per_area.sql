-- Of each area's tenggat falling due in a month, how many are done at the end of day `per`, of each of these unggahan
-- (`daftar`, a list of ids)? Months of other years too; what is tidak_berlaku is left out.

create or replace macro bulan_per_area_dari(daftar, per) as table
select
    unggahan_id,
    area,
    strftime(jatuh_tempo, '%Y-%m') as bulan,
    sum(case when status = 'selesai' then tenggat else 0 end)::bigint as n,
    sum(tenggat)::bigint as n_dari
from jumlah_dinilai(daftar, [per for one in daftar])
where
    tenggat > 0
    and status <> 'tidak_berlaku'
group by unggahan_id, area, bulan;
