-- Of which entries did a person say that this journal stands in their place?
select nomor, hash from jurnal_digantikan order by nomor, hash;
