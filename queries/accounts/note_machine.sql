-- From which address came this journal entry?
insert into mesin (entri, alamat, waktu) values ($entri, $alamat, $waktu)
on conflict (entri) do update set alamat = excluded.alamat, waktu = excluded.waktu;
