-- Which file of this rencana can be cancelled now, and which restored?
-- Only the newest valid one can be cancelled. The one cancelled last can be restored, as long as
-- nothing was uploaded since: that was based on the plan without it, so restoring would undo it
-- unnoticed.

with unggahan_rencana as (
    select *
    from unggahan
    where rencana_id = $rencana_id
),

pembatalan_terakhir as (
    select
        unggahan,
        max(nomor_entri) as nomor_entri
    from pembatalan
    where
        rencana_id = $rencana_id
        and dibatalkan
    group by unggahan
),

dapat_dipulihkan as (
    select max_by(u.nomor, b.nomor_entri) as nomor
    from unggahan_rencana as u
    inner join pembatalan_terakhir as b on u.nomor = b.unggahan
    where
        u.dibatalkan
        and b.nomor_entri > (select max(unggahan_id) from unggahan_rencana)
)

select
    r.hash_terakhir,
    (select max(nomor) from unggahan_rencana where not dibatalkan) as batalkan,
    (select nomor from dapat_dipulihkan) as pulihkan
from rencana as r
where r.rencana_id = $rencana_id;
