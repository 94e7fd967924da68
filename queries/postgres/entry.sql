-- What does one entry say?
select teks from jurnal_entri where nomor = %(nomor)s;
