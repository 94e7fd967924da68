-- Which meetings has this rencana had, newest first?
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
    dibuka,
    ditutup,
    pelaku,
    coalesce(json_array_length(rincian, 'perbaikan'), 0)::integer as perbaikan
from rapat
where
    rencana_id = $rencana_id
    and not dihapus
order by rapat desc;
