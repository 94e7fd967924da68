-- Does unggahan n of this rencana still stand, or was it cancelled ($dibatalkan): by whom, when and why?
-- A cancelled unggahan keeps all its rows and its place in the history.
update unggahan
set dibatalkan = $dibatalkan
from rencana
where
    unggahan.rencana_id = rencana.rencana_id
    and rencana.satker = $satker
    and rencana.tahun = $tahun
    and unggahan.nomor = $unggahan;

insert into pembatalan by name
select
    $nomor as nomor_entri,
    rencana_id,
    $unggahan as unggahan,
    $dibatalkan as dibatalkan,
    $waktu::timestamptz as waktu,
    $pelaku as pelaku,
    $alasan as alasan
from rencana
where satker = $satker and tahun = $tahun;
