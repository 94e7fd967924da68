-- Which passwords are stored? Optional filter: one person.
select orang, argon2, waktu from sandi where orang = coalesce($orang, orang) order by orang;
