-- What was said in the meeting $rapat: directions, discussions and free notes, in the order written down?
select
    nomor,
    jenis,
    area,
    isi,
    waktu,
    pelaku
from rapat_bahasan
where
    rencana_id = $rencana_id
    and rapat = $rapat
    and not dihapus
order by nomor;
