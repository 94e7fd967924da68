-- Whose password is deleted?
delete from sandi where orang = $orang;
