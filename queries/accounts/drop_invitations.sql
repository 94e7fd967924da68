-- Which invitations of this person are deleted? All of them.
delete from undangan where orang = $orang;
