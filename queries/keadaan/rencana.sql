-- Which rencana does this satker and tahun name? Case and outer spaces do not matter; the exact name goes first.

select
    rencana_id,
    satker,
    tahun,
    simulasi,
    disembunyikan
from rencana
where
    lower(trim(satker)) = lower(trim($satker))
    and tahun = $tahun
order by satker = $satker desc
limit 1;
