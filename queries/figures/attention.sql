-- Which areas ask for attention at $posisi? Per area in the plan's order: how many langkah it has, how many tenggat of
-- it are late (of these not yet reported), how many are not done and fall due within 31 days: after a month's end all
-- of the next month.

select
    l.area,
    min_by(l.nama_area, l.urutan) as nama_area,
    count(distinct l.kode) as langkah,
    count(*) filter (where n.status = 'terlambat') as terlambat,
    count(*) filter (where n.belum_dilaporkan) as belum_dilaporkan,
    count(*) filter (
        where
        n.status in ('berjalan', 'belum_jatuh_tempo')
        and n.jatuh_tempo <= $posisi + 31
    ) as segera
from langkah as l
left join nilai_tenggat($unggahan_id, $posisi) as n on l.kode = n.kode
where l.unggahan_id = $unggahan_id
group by l.area
order by min(l.urutan);
