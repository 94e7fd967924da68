-- What happened in the record of meeting $rapat, and what of it was taken back? Newest first,
-- without moves from screen to screen.
with ditarik as (
    select distinct menarik
    from rapat_peristiwa
    where menarik is not null
)

select
    e.entri,
    e.waktu,
    e.pelaku,
    e.peristiwa,
    e.menarik,
    d.menarik is not null as ditarik,
    e.ubah
from rapat_peristiwa as e
left join ditarik as d on e.entri = d.menarik
where
    e.rencana_id = $rencana_id
    and e.rapat = $rapat
    and e.peristiwa <> 'layar'
order by e.entri desc;
