-- Which bukti does each tenggat call for, and how does each stand at $posisi? Of those that fall due from $awal to $akhir
-- and of one area, where these are given. In the order of the plan.
select
    l.area,
    l.nama_area,
    l.kode,
    l.langkah_aksi,
    b.tenggat,
    b.nama as bukti,
    b.jenis as jenis_bukti,
    b.status,
    b.tautan,
    b.catatan,
    b.wajib,
    b.hadir,
    count(distinct b.tenggat) over (partition by l.kode) as tenggat_langkah
from keadaan_bukti($unggahan_id, $posisi) as b
inner join langkah as l on b.kode = l.kode
where
    l.unggahan_id = $unggahan_id
    and coalesce(b.jatuh_tempo between $awal and $akhir, true)
    and coalesce(l.area = $area, true)
order by l.urutan, b.jatuh_tempo, b.urutan_bukti;
