-- What do the tables hold of this journal entry?
-- detik: its time, in seconds since 1970. kunci: the names the journal may use for its satker.
-- sebelum: hash of the entry before it.
select
    k.pelaku,
    k.jenis,
    k.tahun,
    k.isi,
    k.hash,
    epoch(k.waktu)::bigint as detik,
    [k.satker] || coalesce((select array_agg(kunci) from satker where nama = k.satker), []) as kunci,
    coalesce((select hash from catatan where nomor = $nomor - 1), '') as sebelum
from catatan as k
where k.nomor = $nomor;
