-- Up to which journal entry are the tables filled?
update tentang
set
    nomor_terakhir = $nomor,
    hash_terakhir = $hash_entri;
