-- How much of one unggahan's plan falls due by the end of each month, summed from the start?
-- n of dari: tenggat due by then, of all; without tidak_berlaku. Every month of $tahun has a row,
-- and each month up to a year before or after it in which something falls due. Only of the langkah
-- in $kode (null: all).

with tenggat_dinilai as (
    select date_trunc('month', jatuh_tempo)::date as bulan
    from nilai_tenggat($unggahan_id, $posisi)
    where
        dihitung(status)
        and dipilih(kode, $kode::varchar[])
),

batas as (
    select
        make_date($tahun::integer, 1, 1) as awal,
        make_date($tahun::integer, 12, 1) as akhir,
        count(*) as seluruhnya
    from tenggat_dinilai
),

bulan_kurva as (
    select unnest(generate_series(
        greatest(least(b.awal, t.pertama), b.awal - interval 1 year),
        least(greatest(b.akhir, t.terakhir), b.akhir + interval 1 year),
        interval 1 month
    ))::date as bulan
    from batas as b
    cross join (select min(bulan) as pertama, max(bulan) as terakhir from tenggat_dinilai) as t
)

select
    last_day(b.bulan) as tanggal,
    count(t.bulan) filter (where t.bulan <= b.bulan) as n,
    any_value(s.seluruhnya) as n_dari
from bulan_kurva as b
cross join batas as s
left join tenggat_dinilai as t on true
group by b.bulan
order by b.bulan;
