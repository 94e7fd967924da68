-- How many attempts failed since then, for this person from this browser (or from all that nobody knows)?
select count(*), min(waktu) from percobaan where orang = $orang and perangkat = $perangkat and waktu >= $sejak;
