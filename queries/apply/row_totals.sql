-- How many rows do these unggahan have in the tables of plans? Few tables a statement: one of all is
-- planned ten times slower.
update tentang
set
    rencana = (select count(*) from rencana),
    unggahan = (select count(*) from unggahan);

update tentang
set
    langkah = (select count(*) from langkah),
    tenggat = (select count(*) from tenggat),
    bukti = (select count(*) from bukti),
    dokumen = (select count(*) from dokumen),
    jejak = (select count(*) from jejak);
