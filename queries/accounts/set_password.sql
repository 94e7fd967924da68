-- What is this person's password from now on?
insert into sandi (orang, argon2, waktu) values ($orang, $argon2, $waktu)
on conflict (orang) do update set argon2 = excluded.argon2, waktu = excluded.waktu;
