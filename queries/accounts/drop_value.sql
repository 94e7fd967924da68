-- Which value is forgotten?
delete from simpanan where jenis = $jenis and nama = $nama;
