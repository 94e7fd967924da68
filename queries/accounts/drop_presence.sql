-- Which address of a presence is forgotten?
delete from presensi where sidik = $sidik;
