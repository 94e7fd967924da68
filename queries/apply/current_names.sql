-- Which satker have another name now than in the journal's entries?
select
    kunci,
    nama
from satker
where kunci <> nama;
