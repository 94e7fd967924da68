-- Which session ends?
delete from sesi where sidik = $sidik;
