-- What does the record say of attendee $nomor of the meeting $rapat? In the shape of the journal.
select
    nama,
    jabatan,
    kehadiran,
    dihapus
from rapat_hadir
where
    rencana_id = $rencana_id
    and rapat = $rapat
    and nomor = $nomor;
