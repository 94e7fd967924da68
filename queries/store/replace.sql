-- Which entry does this journal replace, as a person said?
insert into jurnal_digantikan (nomor, hash) values ($nomor, $hash) on conflict do nothing;
