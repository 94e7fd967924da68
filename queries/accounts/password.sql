-- What is kept of this person's password?
select argon2 from sandi where orang = $orang;
