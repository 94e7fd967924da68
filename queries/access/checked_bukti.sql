-- Which bukti of the newest unggahan that stands has a checker said something of, what, and of which link?
select
    b.kode,
    b.tenggat,
    b.nama,
    b.status,
    b.tautan
from bukti as b
where
    b.status in ('terverifikasi', 'perlu_perbaikan')
    and b.unggahan_id = unggahan_kini($satker, $tahun);
