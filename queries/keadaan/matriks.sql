-- How much of what falls due in each month ($per bulan) or quarter (triwulan) is done at $posisi, per area?
-- One row per cell that holds something. $ukuran: capaian counts tenggat, bukti counts documents. $tingkat sub_area
-- adds the sub-areas. Column 0 is everything due by $posisi, and each row has it; the column after the last month
-- (13) or quarter (5) is every other year. Rows keep the plan's order; the last (area null) is the whole rencana.

with isi_rencana as (
    select
        l.urutan,
        l.area,
        l.nama_area,
        coalesce(l.sub_area, '') as sub_area,
        l.nama_sub_area,
        n.status,
        coalesce(n.sudah_jatuh_tempo, false) as sudah_jatuh_tempo,
        case
            when n.jatuh_tempo is null or n.status = 'tidak_berlaku' then null
            when $per = 'bulan' and year(n.jatuh_tempo) = $tahun then month(n.jatuh_tempo)
            when $per = 'bulan' then 13
            when year(n.jatuh_tempo) = $tahun then quarter(n.jatuh_tempo)
            else 5
        end as kolom_sendiri,
        case when $ukuran = 'bukti' then n.bukti_n else (n.status = 'selesai')::integer end as ada,
        case when $ukuran = 'bukti' then n.bukti_dari else 1 end as wajib
    from langkah as l
    left join nilai_tenggat($unggahan_id, $posisi) as n on l.kode = n.kode
    where l.unggahan_id = $unggahan_id
),

isi_sel as (
    select
        * exclude (kolom_sendiri, ada, wajib),
        kolom_sendiri as kolom,
        ada,
        wajib
    from isi_rencana
    where kolom_sendiri is not null
    union all
    select
        * exclude (kolom_sendiri, ada, wajib),
        0 as kolom,
        case when sudah_jatuh_tempo then ada else 0 end as ada,
        case when sudah_jatuh_tempo then wajib else 0 end as wajib
    from isi_rencana
),

sel as (
    select
        case
            when grouping(area) = 1 then 'semua'
            when grouping(sub_area) = 1 then 'area'
            else 'sub_area'
        end as tingkat,
        area,
        sub_area,
        case when grouping(area) = 0 then min_by(nama_area, urutan) end as nama_area,
        case when grouping(sub_area) = 0 then min_by(nama_sub_area, urutan) end as nama_sub_area,
        min(urutan) as urutan,
        kolom,
        coalesce(sum(ada), 0)::bigint as n,
        coalesce(sum(wajib), 0)::bigint as dari,
        coalesce(sum(wajib) filter (where sudah_jatuh_tempo), 0)::bigint as jatuh_tempo,
        coalesce(sum(wajib - ada) filter (where sudah_jatuh_tempo), 0)::bigint as terlambat
    from isi_sel
    group by grouping sets ((kolom), (area, kolom), (area, sub_area, kolom))
    having kolom = 0 or sum(wajib) > 0
),

sel_diminta as (
    select
        *,
        min(urutan) over (partition by area) as urutan_area,
        min(urutan) over (partition by area, sub_area, tingkat) as urutan_baris
    from sel
    where
        tingkat <> 'sub_area'
        or (
            $tingkat = 'sub_area'
            and area in (select area from isi_rencana where sub_area <> '')
        )
)

select
    dense_rank() over (
        order by tingkat = 'semua', urutan_area, tingkat = 'sub_area', urutan_baris
    ) as baris_urutan,
    tingkat,
    area,
    nama_area,
    sub_area,
    nama_sub_area,
    case tingkat
        when 'semua' then 'Semua area'
        when 'area' then concat_ws(' ', area, nama_area)
        else coalesce(nullif(concat_ws(' ', nullif(sub_area, ''), nama_sub_area), ''), 'Tanpa sub-area')
    end as nama_baris,
    kolom,
    n,
    dari,
    terlambat,
    jatuh_tempo,
    dari > 0 and jatuh_tempo = dari as jatuh_tempo_semua,
    tingkat = 'semua' as total_baris,
    kolom = 0 as total_kolom
from sel_diminta
order by baris_urutan, kolom;
