-- Which bukti does each tenggat call for, and how does each stand at $posisi? In the order of the plan.
select
    b.kode,
    b.tenggat,
    b.nama as bukti,
    b.status,
    b.wajib,
    b.hadir
from keadaan_bukti($unggahan_id, $posisi) as b
inner join langkah as l on l.unggahan_id = $unggahan_id and b.kode = l.kode
order by l.urutan, b.jatuh_tempo, b.urutan_bukti;
