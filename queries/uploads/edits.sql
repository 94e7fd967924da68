-- Which single changes were made to this rencana in the app, and which were taken back (ditarik)?
-- As just after the entry $sampai (null: now), oldest first. Optional filters: one meeting
-- ($rapat), one entry ($nomor).
-- kembaran: its meeting also stored the change at the meeting's own, earlier posisi, and that one
-- counts.
with ditarik as (
    select distinct menarik
    from suntingan
    where
        menarik is not null
        and coalesce(entri <= $sampai, true)
),

kembaran as (
    select distinct s.kembar
    from suntingan as s
    inner join unggahan as u on s.unggahan_id = u.unggahan_id
    where
        s.kembar is not null
        and not u.dibatalkan
)

select
    s.entri,
    s.unggahan_id,
    u.nomor as unggahan,
    u.pangkal,
    u.posisi,
    u.dibatalkan,
    s.rapat,
    s.menarik,
    s.kembar,
    s.entri in (select menarik from ditarik) as ditarik,
    s.entri in (select kembar from kembaran) as kembaran,
    s.waktu,
    s.pelaku,
    s.kode,
    kode_rencana($rencana_id, s.kode) as kode_tampil,
    s.tenggat,
    s.bukti,
    s.kolom,
    s.dari,
    s.ke
from suntingan as s
inner join unggahan as u on s.unggahan_id = u.unggahan_id
where
    u.rencana_id = $rencana_id
    and coalesce(s.rapat = $rapat, $rapat is null)
    and coalesce(s.entri = $nomor, true)
    and coalesce(s.entri <= $sampai, true)
order by s.entri, s.urutan;
