-- Up to which journal entry are the tables filled, and how many rencana, unggahan and changes are
-- there now?
update tentang
set
    nomor_terakhir = $nomor,
    hash_terakhir = $hash_entri,
    rencana = (select count(*) from rencana),
    unggahan = (select count(*) from unggahan),
    perubahan = (select count(*) from perubahan);
