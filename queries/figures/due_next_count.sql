-- How many tenggat fall due in the calendar month after $posisi and are not done yet, and which month is that?

select
    awal_bulan_berikut($posisi) as bulan,
    count(*) as n
from nilai_tenggat($unggahan_id, $posisi)
where jatuh_tempo_berikut(status, jatuh_tempo, $posisi);
