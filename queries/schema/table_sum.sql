-- What is the sum over all rows of a table, whatever their order? Tables with the same rows have
-- the same sum.
select
    count(*) as baris,
    coalesce(sum(hash(isi)::hugeint), 0)::varchar as jumlah,
    coalesce(bit_xor(hash(isi)), 0)::varchar as sidik
from query_table($tabel) as isi;
