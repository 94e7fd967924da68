-- Which is the first missing entry up to a number?
select min(n.nomor)
from generate_series(1, %(sampai)s::bigint) as n (nomor)
where not exists (select 1 from jurnal_entri as e where e.nomor = n.nomor);
