-- Which attempt begins? None where there were too many since then, for this person from this browser (or from all that
-- nobody knows). Counted and noted at once, before the password is looked at, so that attempts side by side count, too.
insert into percobaan (orang, perangkat, waktu)
select
    $orang,
    $perangkat,
    $waktu
where (
    select count(*)
    from percobaan
    where orang = $orang and perangkat = $perangkat and waktu >= $sejak
) < $paling_banyak
returning 1;
