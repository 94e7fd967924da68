-- What does the record say of remark $nomor of the meeting $rapat? In the shape of the journal.
select
    jenis,
    area,
    isi,
    dihapus
from rapat_bahasan
where
    rencana_id = $rencana_id
    and rapat = $rapat
    and nomor = $nomor;
