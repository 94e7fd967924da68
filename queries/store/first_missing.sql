-- Which is the first number without an entry? One more than the last, if none is missing.
select min(sebelum.nomor) + 1
from (select 0 as nomor union all select nomor from jurnal_entri) as sebelum
where not exists (select 1 from jurnal_entri as e where e.nomor = sebelum.nomor + 1);
