-- Which bukti does each tenggat that falls due from $awal to $akhir call for, and how does each stand at $posisi? Of
-- one area where given. In the order of the plan.
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
    and b.jatuh_tempo between $awal and $akhir
    and coalesce(l.area = $area, true)
order by l.urutan, b.jatuh_tempo, b.urutan_bukti;
