-- Who cancelled or restored unggahan n of this rencana, when and why?
insert into pembatalan
select
    $nomor,
    rencana_id,
    $unggahan,
    $dibatalkan,
    $waktu::timestamptz,
    $pelaku,
    $alasan
from rencana
where satker = $satker and tahun = $tahun;
