-- Who attended the meeting $rapat, in the order they were written down?
select
    nomor,
    nama,
    jabatan,
    kehadiran,
    waktu,
    pelaku
from rapat_hadir
where
    rencana_id = $rencana_id
    and rapat = $rapat
    and not dihapus
order by nomor;
