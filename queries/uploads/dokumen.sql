-- Into which documents was the evidence cell of each langkah of this file split?
select
    kode,
    nama,
    jenis
from dokumen
where unggahan_id = $unggahan_id;
