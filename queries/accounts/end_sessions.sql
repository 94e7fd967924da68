-- Which session ends: the one of this key, or those of this person, all but one ("": all)?
delete from sesi where (sidik = $sidik or orang = $orang) and sidik <> $kecuali;
