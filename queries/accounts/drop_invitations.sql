-- Which invitations of this person are over? All of them.
delete from undangan where orang = $orang;
