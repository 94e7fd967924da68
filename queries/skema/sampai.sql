-- Which version have the tables, and up to which journal entry are they filled?
select
    versi_skema,
    nomor_terakhir,
    hash_terakhir
from tentang;
