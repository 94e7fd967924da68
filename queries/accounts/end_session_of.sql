-- Which session of this person ends, and no one else's?
delete from sesi where sidik = $sidik and orang = $orang;
