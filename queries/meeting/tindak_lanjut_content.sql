-- What does follow-up $nomor of this rencana say? In the shape of the journal.
select
    rapat,
    area,
    kode,
    uraian,
    pic,
    batas::varchar as batas,
    status,
    keterangan,
    riwayat_batas,
    disepakati,
    dihapus
from tindak_lanjut
where
    rencana_id = $rencana_id
    and nomor = $nomor;
