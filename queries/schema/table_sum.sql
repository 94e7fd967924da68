-- What do all rows of one table come to, whatever their order? Two tables with the same rows come to the same.
select
    count(*) as baris,
    coalesce(sum(hash(isi)::hugeint), 0)::varchar as jumlah,
    coalesce(bit_xor(hash(isi)), 0)::varchar as sidik
from query_table($tabel) as isi;
