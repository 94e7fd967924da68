-- Which entries come next?
select nomor, teks from jurnal_entri where nomor > %(sejak)s order by nomor limit %(banyak)s;
