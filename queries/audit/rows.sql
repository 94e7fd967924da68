-- Who did what, when and from where? Newest first, at most $sampai.
-- A null filter matches all. $satker_boleh: the satker the reader may see; null: all, and entries
-- about the whole installation.
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
