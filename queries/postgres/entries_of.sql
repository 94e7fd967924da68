-- What do these entries say?
select nomor, teks from jurnal_entri where nomor = any(%(nomor)s) order by nomor;
