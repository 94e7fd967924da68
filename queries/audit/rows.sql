-- Who did what, when and from where? The newest first, $sampai at most; a null of a filter takes all. $satker_boleh: the
-- satker that may be seen; null: every one, and what holds for all of them.
select
    nomor,
    waktu,
    pelaku,
    jenis,
    satker,
    tahun,
    lewat,
    isi,
    hash
from catatan
where
    ($satker_boleh::varchar [] is null or list_contains($satker_boleh::varchar [], satker))
    and ($pelaku is null or pelaku = $pelaku)
    and ($jenis is null or jenis = $jenis)
    and ($satker is null or satker = $satker)
    and ($sejak_waktu is null or waktu >= $sejak_waktu::timestamptz)
    and ($sampai_waktu is null or waktu < $sampai_waktu::timestamptz)
order by nomor desc
limit $sampai;
