-- Which entry is appended?
insert into jurnal_entri (nomor, hash, satker, tahun, teks)
values (%(nomor)s, %(hash)s, %(satker)s, %(tahun)s, %(teks)s);
