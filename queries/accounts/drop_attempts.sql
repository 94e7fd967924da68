-- Whose attempts with wrong passwords are deleted?
delete from percobaan where orang = $orang;
