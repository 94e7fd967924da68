-- Which journal entries are by this person or about their account? oleh: by them.
select
    nomor,
    waktu,
    jenis,
    satker,
    tahun,
    lewat,
    isi,
    pelaku = $orang as oleh
from catatan
where pelaku = $orang or (jenis in ('orang', 'undangan') and isi::json ->> 'orang' = $orang)
order by nomor;
