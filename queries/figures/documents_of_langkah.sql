-- Into which documents was the evidence cell of the langkah $kode split? Also if it has no tenggat.

select
    nama as bukti,
    jenis as jenis_bukti
from dokumen
where
    unggahan_id = $unggahan_id
    and kode = $kode
order by urutan;
