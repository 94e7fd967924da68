-- Where does the journal end, is that entry as it was read before, and how many are there?
select u.format, u.nomor, u.hash, e.teks as cap, m.terbesar, m.banyak
from (select max(nomor) as terbesar, count(*) as banyak from jurnal_entri) as m
left join jurnal_ujung as u on true
left join jurnal_entri as e on e.nomor = u.nomor;
