-- How much is due in each month, in each area and of each PIC ('': without any), and how much of it by $posisi?
-- Months and areas in their order, the PIC with the most first.

with tenggat_dinilai as (
    select
        strftime(jatuh_tempo, '%Y-%m') as bulan,
        area,
        urutan,
        coalesce(pic, '') as pic,
        sudah_jatuh_tempo
    from keadaan_tenggat($unggahan_id, $posisi)
    where status <> 'tidak_berlaku'
),

beban as (
    select
        case when grouping(bulan) = 0 then 'bulan' when grouping(area) = 0 then 'area' else 'pic' end as kelompok,
        coalesce(bulan, area, pic) as nilai,
        count(*) as n,
        count(*) filter (where sudah_jatuh_tempo) as jatuh_tempo,
        min(urutan) as urutan
    from tenggat_dinilai
    group by grouping sets ((bulan), (area), (pic))
)

select
    kelompok,
    nilai,
    n,
    jatuh_tempo
from beban
order by
    kelompok,
    case kelompok when 'bulan' then nilai end,
    case kelompok when 'area' then urutan else -n end,
    nilai;
