-- In place of which entry does this journal stand, as a person said?
insert into jurnal_digantikan (nomor, hash) values (%(nomor)s, %(hash)s) on conflict do nothing;
