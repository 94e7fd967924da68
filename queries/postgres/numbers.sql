-- Which entries are kept?
select nomor from jurnal_entri order by nomor;
