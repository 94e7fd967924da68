-- How many rows do these unggahan leave in the tables that hold their plans?
update tentang
set
    langkah = (select count(*) from langkah),
    tenggat = (select count(*) from tenggat),
    bukti = (select count(*) from bukti),
    dokumen = (select count(*) from dokumen),
    jejak = (select count(*) from jejak),
    peringatan = (select count(*) from peringatan);
