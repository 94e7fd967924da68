-- What does the record say of the meeting $nomor itself? In the shape of the journal.
select
    judul,
    tanggal::varchar as tanggal,
    posisi::varchar as posisi,
    periode,
    tempat,
    pemimpin,
    notulis,
    status,
    layar,
    rincian,
    dihapus
from rapat
where
    rencana_id = $rencana_id
    and rapat = $nomor;
