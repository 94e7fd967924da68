-- Which tenggat does one cell of the heatmap count? Rows: $area (null: all), $sub_area (null: the whole area,
-- '': those without one). Columns: months $dari to $sampai of $tahun; 13 is every other year, 0 what is due by $posisi.

with tenggat_berbulan as (
    select
        *,
        bulan_ke(jatuh_tempo, $tahun) as bulan_ke
    from keadaan_tenggat($unggahan_id, $posisi)
    where status <> 'tidak_berlaku'
)

select * exclude (bulan_ke)
from tenggat_berbulan
where
    coalesce(area = $area, true)
    and coalesce(coalesce(sub_area, '') = $sub_area, true)
    and (bulan_ke between $dari and $sampai or ($dari = 0 and sudah_jatuh_tempo))
order by urutan, jatuh_tempo;
