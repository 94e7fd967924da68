-- What is known of each bukti of the langkah $kode in this unggahan?
select
    tenggat,
    nama,
    jenis,
    status,
    tautan,
    catatan
from bukti
where
    unggahan_id = $unggahan_id
    and kode = $kode
order by rowid;
