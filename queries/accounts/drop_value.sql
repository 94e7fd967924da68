-- Which value is deleted?
delete from simpanan where jenis = $jenis and nama = $nama;
