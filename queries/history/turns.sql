-- Which unggahan of this rencana can be cancelled now, and which restored?
-- Only the newest valid one can be cancelled. The one cancelled last can be restored, as long as
-- nothing was uploaded or changed in the app since: that was based on the state without it, so
-- restoring would undo it unnoticed.

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

isi_terakhir as (
    select greatest(max(u.unggahan_id), max(s.entri)) as nomor_entri
    from unggahan_rencana as u
    left join suntingan as s on u.unggahan_id = s.unggahan_id
),

dapat_dipulihkan as (
    select max_by(u.nomor, b.nomor_entri) as nomor
    from unggahan_rencana as u
    inner join pembatalan_terakhir as b on u.nomor = b.unggahan
    where
        u.dibatalkan
        and b.nomor_entri > (select nomor_entri from isi_terakhir)
)

select
    r.hash_terakhir,
    (select max(nomor) from unggahan_rencana where not dibatalkan) as batalkan,
    (select nomor from dapat_dipulihkan) as pulihkan
from rencana as r
where r.rencana_id = $rencana_id;
