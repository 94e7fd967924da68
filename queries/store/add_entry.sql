-- Which entry is appended?
insert into jurnal_entri (nomor, hash, satker, tahun, teks) values ($nomor, $hash, $satker, $tahun, $teks);
