-- Which hash did these journal entries have when they were applied?
select
    nomor,
    hash
from catatan
where nomor > $sejak and nomor <= $sampai
order by nomor;
