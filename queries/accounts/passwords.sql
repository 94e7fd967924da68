-- Which passwords are kept? Of one person where given.
select orang, argon2, waktu from sandi where orang = coalesce($orang, orang) order by orang;
