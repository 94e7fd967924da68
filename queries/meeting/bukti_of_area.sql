-- Which documents are asked for the tenggat of area $area at $posisi, and how does each stand? In the plan's order.
select
    b.kode,
    b.tenggat,
    b.nama,
    b.jenis,
    b.status,
    b.hadir,
    b.celah
from keadaan_bukti($unggahan_id, $posisi) as b
inner join langkah as l on b.kode = l.kode
where
    l.unggahan_id = $unggahan_id
    and l.area = $area
    and b.wajib
order by l.urutan, b.tenggat, b.urutan_bukti;
