-- Up to which entry does the journal go, and is that one still as it was read before?
select u.format, u.nomor, u.hash, e.xmin::text || e.ctid::text as cap, m.terbesar
from (select max(nomor) as terbesar from jurnal_entri) as m
left join jurnal_ujung as u on true
left join jurnal_entri as e on e.nomor = u.nomor;
