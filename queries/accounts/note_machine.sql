-- From which address did what this journal entry says come?
insert into mesin (entri, alamat, waktu) values ($entri, $alamat, $waktu)
on conflict (entri) do update set alamat = excluded.alamat, waktu = excluded.waktu;
