-- What is known of the meeting $rapat of this rencana?
select
    rapat,
    judul,
    tanggal,
    posisi,
    periode,
    tempat,
    pemimpin,
    notulis,
    status,
    layar,
    rincian,
    dibuka,
    ditutup,
    pelaku
from rapat
where
    rencana_id = $rencana_id
    and rapat = $rapat
    and not dihapus;
