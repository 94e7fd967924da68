-- Which rencana does this entry begin, if it is the first of its satker and tahun?
insert into rencana
select
    coalesce(max(rencana_id), 0) + 1,
    $satker,
    $tahun,
    false,
    false,
    ''
from rencana
having count(*) filter (where satker = $satker and tahun = $tahun) = 0;
