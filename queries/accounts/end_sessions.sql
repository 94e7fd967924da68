-- Which sessions of this person end? All but one ("": all).
delete from sesi where orang = $orang and sidik <> $kecuali;
