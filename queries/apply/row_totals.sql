-- How many rows do these unggahan have in the tables of plans?
update tentang
set
    langkah = (select count(*) from langkah),
    tenggat = (select count(*) from tenggat),
    bukti = (select count(*) from bukti),
    dokumen = (select count(*) from dokumen),
    jejak = (select count(*) from jejak),
    peringatan = (select count(*) from peringatan);
