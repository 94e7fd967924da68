-- How many of the bukti that are owed by $posisi and present did the tier above verify too, in each of
-- these unggahan ($daftar, ids)?
select
    k.unggahan_id,
    count(*) as n
from keadaan_bukti_dari($daftar, $posisi) as k
inner join penilaian_dari($daftar, null) as p
    on k.unggahan_id = p.unggahan_id and k.kode = p.kode and k.tenggat = p.tenggat and k.nama = p.bukti
where k.terutang and k.hadir and p.berlaku and p.verdik = 'terverifikasi'
group by k.unggahan_id;
