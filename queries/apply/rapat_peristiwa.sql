-- What happened in a meeting's record, by whom and when?
insert into rapat_peristiwa by name
select
    rencana_id,
    $rapat as rapat,
    $nomor as entri,
    $waktu::timestamptz as waktu,
    $pelaku as pelaku,
    $peristiwa as peristiwa,
    $menarik as menarik,
    $ubah as ubah
from rencana
where
    satker = $satker
    and tahun = $tahun;
