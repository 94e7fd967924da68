-- What falls due in the calendar month after $posisi and is not done yet?

select *
from keadaan_tenggat($unggahan_id, $posisi)
where
    status in ('berjalan', 'belum_jatuh_tempo')
    and di_bulan_berikut(jatuh_tempo, $posisi)
order by jatuh_tempo, urutan;
