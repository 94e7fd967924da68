-- Whose known browsers are forgotten?
delete from perangkat where orang = $orang;
