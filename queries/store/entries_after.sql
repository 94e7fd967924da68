-- Which entries come next?
select nomor, teks from jurnal_entri where nomor > $sejak order by nomor limit $banyak;
