-- Who ever called this bukti ($kode, $tenggat, $bukti) Terverifikasi for its office, in the app?
select distinct s.pelaku
from suntingan as s
inner join unggahan as u on s.unggahan_id = u.unggahan_id
inner join rencana as r on u.rencana_id = r.rencana_id
where
    r.satker = $satker
    and r.tahun = $tahun
    and s.kode = $kode
    and s.tenggat = $tenggat
    and s.bukti = $bukti
    and s.kolom = 'status'
    and s.ke = 'terverifikasi';
