-- What is known of the meeting $rapat (null: of each) of this rencana?
select
    rapat as nomor,
    judul,
    tanggal,
    posisi,
    periode,
    tempat,
    pemimpin,
    notulis,
    status,
    rincian,
    dibuka,
    ditutup,
    entri_tutup
from rapat
where
    rencana_id = $rencana_id
    and coalesce(rapat = $rapat, true)
    and not dihapus
order by rapat;
