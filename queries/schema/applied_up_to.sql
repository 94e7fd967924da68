-- Up to which journal entry are the tables filled, and by which statements were they made?
select
    nomor_terakhir,
    hash_terakhir,
    sidik
from tentang;
