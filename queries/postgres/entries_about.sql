-- Which entries come next that speak of one satker, or of none?
select nomor, teks
from jurnal_entri
where coalesce(satker, '') in ('', %(satker)s)
    and nomor > %(sejak)s
    and nomor <= %(sampai)s
order by nomor
limit %(banyak)s;
