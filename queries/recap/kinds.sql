-- Which jenis of bukti is missing most often at $posisi in these unggahan ($daftar, ids), and at
-- how many satker?
select
    jenis,
    count(*) as n,
    count(distinct unggahan_id) as satker
from keadaan_bukti_dari($daftar, $posisi)
where celah
group by jenis
order by n desc, jenis;
