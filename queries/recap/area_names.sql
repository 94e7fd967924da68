-- Which areas do these unggahan ($daftar, ids) have, in the order of most plans, and what do most of them call each?
select
    area,
    mode(nama_area) as nama_area
from jumlah
where
    salah_satu(unggahan_id, $daftar::bigint[])
    and langkah > 0
group by area
order by median(urutan), area;
