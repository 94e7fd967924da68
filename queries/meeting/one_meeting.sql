-- What is known of the meeting $rapat (null: of each) of this rencana, and how often was it corrected?
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
    pelaku,
    coalesce(json_array_length(rincian, 'perbaikan'), 0)::integer as perbaikan
from rapat
where
    rencana_id = $rencana_id
    and coalesce(rapat = $rapat, true)
    and not dihapus
order by rapat;
