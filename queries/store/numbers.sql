-- Which entries are stored?
select nomor from jurnal_entri order by nomor;
