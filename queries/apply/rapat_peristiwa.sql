-- What happened in a meeting's record, by whom and when?
insert into rapat_peristiwa
select
    rencana_id,
    $rapat,
    $nomor,
    $waktu::timestamptz,
    $pelaku,
    $peristiwa,
    $menarik,
    $ubah
from rencana
where
    satker = $satker
    and tahun = $tahun;
