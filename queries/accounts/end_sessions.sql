-- Which sessions end? The one with this key, or those of this person except one ("": all).
delete from sesi where (sidik = $sidik or orang = $orang) and sidik <> $kecuali;
