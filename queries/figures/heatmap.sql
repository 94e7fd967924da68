-- How much of what falls due in each month ($per bulan) or quarter (triwulan) is done at $posisi,
-- per area? Only of the langkah in $kode (null: all).
-- One row per cell that holds something. Rows are in the plan's order; the last (area null) is the
-- whole rencana.
-- $ukuran: capaian counts tenggat, bukti counts documents. $tingkat sub_area adds the sub-areas.
-- Column 0 is everything due by $posisi, column $seluruhnya everything; each row has both. The
-- column after the last month (13) or quarter (5) is all other years.
-- terlambat: due by $posisi and not done or not present. belum_dilaporkan: of these, late for want
-- of a report.
-- terbanyak: the most in any cell of an area, the scale for the load of a plan.

with isi_rencana as (
    select
        l.urutan,
        l.area,
        l.nama_area,
        coalesce(l.sub_area, '') as sub_area,
        l.nama_sub_area,
        n.sudah_jatuh_tempo,
        n.belum_dilaporkan,
        case
            when $per = 'bulan' then bulan_ke(n.jatuh_tempo, $tahun)
            else triwulan_ke(n.jatuh_tempo, $tahun)
        end as kolom,
        if($ukuran = 'bukti', n.bukti_n, (n.status = 'selesai')::integer) as ada,
        if($ukuran = 'bukti', n.bukti_dari, (dihitung(n.status))::integer) as wajib
    from langkah as l
    left join nilai_tenggat($unggahan_id, $posisi) as n on l.kode = n.kode
    where
        l.unggahan_id = $unggahan_id
        and dipilih(l.kode, $kode::varchar[])
),

sel as (
    select
        grouping(area) = 1 as total_baris,
        grouping(sub_area) = 0 as bersub,
        grouping(kolom) = 1 as total_kolom,
        area,
        sub_area,
        coalesce(kolom, 0) as kolom,
        min_by(nama_area, urutan) as nama_area,
        min_by(nama_sub_area, urutan) as nama_sub_area,
        min(urutan) as urutan,
        sum(ada) as ada,
        sum(wajib) as wajib,
        sum(ada) filter (where sudah_jatuh_tempo) as ada_jatuh_tempo,
        sum(wajib) filter (where sudah_jatuh_tempo) as wajib_jatuh_tempo,
        sum(wajib - ada) filter (where belum_dilaporkan) as kurang_belum_dilaporkan
    from isi_rencana
    group by grouping sets ((), (kolom), (area), (area, kolom), (area, sub_area), (area, sub_area, kolom))
),

sel_terisi as (
    select
        *,
        min(urutan) over (partition by area) as urutan_area,
        min(urutan) over (partition by area, sub_area) as urutan_baris,
        max(wajib) filter (where not total_baris and not bersub and not total_kolom) over () as terbanyak
    from sel
    where
        (total_kolom or wajib > 0)
        and (not bersub or ($tingkat = 'sub_area' and area in (select area from isi_rencana where sub_area <> '')))
)

select
    dense_rank() over (order by total_baris, urutan_area, bersub, urutan_baris) as baris_urutan,
    if(total_baris, 'semua', if(bersub, 'sub_area', 'area')) as tingkat,
    area,
    if(total_baris, null, nama_area) as nama_area,
    sub_area,
    if(bersub, nama_sub_area, null) as nama_sub_area,
    k.kolom,
    coalesce(if(k.kolom = 0, ada_jatuh_tempo, ada), 0)::bigint as n,
    coalesce(if(k.kolom = 0, wajib_jatuh_tempo, wajib), 0)::bigint as n_dari,
    coalesce(wajib_jatuh_tempo - ada_jatuh_tempo, 0)::bigint as terlambat,
    coalesce(kurang_belum_dilaporkan, 0)::bigint as belum_dilaporkan,
    coalesce(wajib_jatuh_tempo, 0)::bigint as jatuh_tempo,
    coalesce(terbanyak, 0)::bigint as terbanyak,
    total_baris,
    total_kolom
from sel_terisi
cross join lateral (select unnest(if(total_kolom, [0, $seluruhnya], [sel_terisi.kolom])) as kolom) as k
order by baris_urutan, k.kolom;
