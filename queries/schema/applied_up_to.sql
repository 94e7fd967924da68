-- Up to which journal entry are the tables filled?
select
    nomor_terakhir,
    hash_terakhir
from tentang;
