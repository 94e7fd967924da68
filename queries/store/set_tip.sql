-- Where does the journal end now?
update jurnal_ujung set nomor = $nomor, hash = $hash;
