-- Which attempts no longer count? Those of this person from this source, and those outside that
-- time.
delete from percobaan where (orang = $orang and perangkat = $perangkat) or waktu < $sejak or waktu > $sampai;
