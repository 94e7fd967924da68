-- Which attempts no longer count: those of this person from this source, and those before then?
delete from percobaan where (orang = $orang and perangkat = $perangkat) or waktu < $sejak;
