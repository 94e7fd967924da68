-- How many attempts failed since then, for this person from this source?
select count(*), min(waktu)
from percobaan
where orang = $orang and perangkat = $perangkat and waktu between $sejak and $sampai;
