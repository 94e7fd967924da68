-- How many attempts have failed since then, for this person from this source?
select cast(count(*) as text), coalesce(min(waktu), '')
from percobaan
where orang = $orang and perangkat = $perangkat and waktu between $sejak and $sampai;
