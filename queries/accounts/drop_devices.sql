-- Whose known browsers are deleted?
delete from perangkat where orang = $orang;
