-- Which rencana does this satker, named as it is stored, and tahun have?

select
    rencana_id,
    satker,
    tahun,
    simulasi,
    disembunyikan
from rencana
where
    satker = $satker
    and tahun = $tahun;
