-- Of each area's tenggat falling due in a month, how many are done at the end of day `per`, of each of these unggahan
-- (`daftar`, a list of ids)? Months of other years too; what is tidak_berlaku is left out.

create or replace macro bulan_per_area_dari(daftar, per) as table
select
    l.unggahan_id,
    l.area,
    strftime(n.jatuh_tempo, '%Y-%m') as bulan,
    count(*) filter (where n.status = 'selesai') as n,
    count(*) as n_dari
from nilai_tenggat_dari(daftar, per) as n
inner join langkah as l on n.unggahan_id = l.unggahan_id and n.kode = l.kode
where
    n.status <> 'tidak_berlaku'
    and salah_satu(l.unggahan_id, daftar)
group by l.unggahan_id, l.area, bulan;
