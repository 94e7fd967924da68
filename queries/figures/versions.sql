-- Which unggahan do these rencana ($daftar, ids) have, cancelled ones too?
select
    rencana_id,
    unggahan_id,
    nomor,
    pangkal,
    asal_id,
    jenis,
    posisi,
    dilaporkan,
    lengkap_per,
    dibatalkan,
    hash_entri
from unggahan
where rencana_id in $daftar;
