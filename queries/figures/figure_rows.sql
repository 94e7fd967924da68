-- Which tenggat does a figure count at $posisi? $figure: capaian (all that is due by then), terlambat,
-- selesai_tanpa_bukti, berikut (due in the calendar month after, not done) or setahun (all). Where given, only those of
-- one area, one PIC ('': without any), one month (2025-07). What is late first, the longest first.

select *
from keadaan_tenggat($unggahan_id, $posisi)
where
    status <> 'tidak_berlaku'
    and case $figure
        when 'capaian' then sudah_jatuh_tempo
        when 'terlambat' then status = 'terlambat'
        when 'selesai_tanpa_bukti' then selesai_tanpa_bukti
        when 'berikut' then jatuh_tempo_berikut(status, jatuh_tempo, $posisi)
        else true
    end
    and coalesce(area = $area, true)
    and coalesce(coalesce(pic, '') = $pic, true)
    and coalesce(strftime(jatuh_tempo, '%Y-%m') = $bulan, true)
order by status = 'terlambat' desc, jatuh_tempo, urutan;
