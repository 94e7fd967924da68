-- Which entries are taken away? Those after the last whole one, as a person consented.
delete from jurnal_entri where nomor > $nomor;
