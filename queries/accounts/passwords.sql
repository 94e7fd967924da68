-- Which passwords are kept?
select orang, argon2, waktu from sandi order by orang;
