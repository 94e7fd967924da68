-- Who has a password?
select orang from sandi order by orang;
