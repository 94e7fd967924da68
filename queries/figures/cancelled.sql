-- Which unggahan of these rencana ($daftar, ids) were cancelled or restored up to the journal entry
-- $sampai? In order.
select
    rencana_id,
    unggahan,
    dibatalkan
from pembatalan
where
    rencana_id in $daftar
    and nomor_entri <= $sampai
order by nomor_entri;
