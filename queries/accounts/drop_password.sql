-- Whose password is forgotten?
delete from sandi where orang = $orang;
