-- Who gave each bukti of a picture its verdict (terverifikasi, perlu_perbaikan), and when? As known just
-- after the entry $sampai (null: now).
select
    b.kode,
    b.tenggat,
    b.nama as bukti,
    max_by(f.pelaku, f.ke) as pelaku,
    max_by(f.waktu, f.ke) as waktu
from bukti as b
inner join tenggat as t on b.unggahan_id = t.unggahan_id and b.kode = t.kode and b.tenggat = t.tenggat
inner join fakta_gambar([$unggahan_id::bigint], $sampai::bigint) as f
    on b.kode = f.kode and t.akar = f.akar and b.nama = f.bukti and f.kolom = 'status'
where
    b.unggahan_id = $unggahan_id
    and b.status in ('terverifikasi', 'perlu_perbaikan')
group by b.kode, b.tenggat, b.nama;
