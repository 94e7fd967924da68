-- Which satker are called otherwise now than in the entries of the journal?
select
    kunci,
    nama
from satker
where kunci <> nama;
