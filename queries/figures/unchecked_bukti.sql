-- Which bukti are said to be there (ada) and were not checked yet, at $posisi? In the plan's order.

select
    l.urutan,
    l.kode,
    l.area,
    l.nama_area,
    l.langkah_aksi,
    l.pic,
    b.tenggat,
    b.jatuh_tempo,
    b.nama as bukti,
    b.jenis as jenis_bukti,
    b.status,
    b.tautan,
    b.catatan
from keadaan_bukti($unggahan_id, $posisi) as b
inner join langkah as l on b.kode = l.kode
where
    l.unggahan_id = $unggahan_id
    and b.wajib
    and b.status = 'ada'
order by l.urutan, b.jatuh_tempo, b.urutan_bukti;
