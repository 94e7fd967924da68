-- Which entries has this journal replaced, as people said?
select nomor, hash from jurnal_digantikan order by nomor, hash;
