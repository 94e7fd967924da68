-- What does note $nomor of the meeting $rapat say? In the shape of the journal.
select
    area,
    kode,
    tenggat,
    kendala,
    solusi,
    dihapus
from rapat_catatan
where
    rencana_id = $rencana_id
    and rapat = $rapat
    and nomor = $nomor;
