-- Does unggahan n of this rencana still stand, or is it cancelled?
update unggahan
set dibatalkan = $dibatalkan
from rencana
where
    unggahan.rencana_id = rencana.rencana_id
    and rencana.satker = $satker
    and rencana.tahun = $tahun
    and unggahan.nomor = $unggahan;
