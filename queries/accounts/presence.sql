-- Which secret has this digest?
select rahasia from presensi where sidik = $sidik;
