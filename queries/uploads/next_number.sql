-- Which number does the next file of this rencana get? Earlier versions numbered touches too.
select coalesce(max(nomor), 0) + 1 as nomor
from (
    select rencana_id, nomor from unggahan
    union all
    select rencana_id, nomor from nomor_lama
)
where rencana_id in (select r.rencana_id from rencana as r where r.satker = $satker and r.tahun = $tahun);
