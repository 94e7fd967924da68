-- Which numbers may a person choose of a rencana, up to which journal entry is each known, and on which
-- day does it begin to hold? Valid files, and what was said in the app before 2.1. Newest first.
with bernomor as (
    select
        nomor,
        unggahan_id as entri,
        posisi as hari
    from unggahan
    where rencana_id = $rencana_id
    union all
    select
        nomor,
        entri,
        hari
    from nomor_lama
    where rencana_id = $rencana_id
)

select *
from bernomor
anti join tarikan_pada(null) as t on bernomor.entri = t.ditarik
order by nomor desc;
