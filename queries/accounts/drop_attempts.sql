-- Whose attempts with wrong passwords are forgotten?
delete from percobaan where orang = $orang;
