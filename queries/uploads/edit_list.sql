-- Which changes were made in the app itself, newest first, and which of them were taken back?
-- Of one langkah where $kode is given, of one meeting where $rapat is. A change that a meeting of an earlier posisi
-- stored there and on the newest unggahan is one.
with ditarik as (
    select distinct menarik
    from suntingan
    where menarik is not null
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
    u.nomor as unggahan,
    s.waktu,
    s.pelaku,
    s.rapat,
    s.menarik,
    d.menarik is not null as ditarik,
    s.kode,
    s.tenggat,
    s.bukti,
    s.kolom,
    s.dari,
    s.ke
from suntingan as s
inner join unggahan as u on s.unggahan_id = u.unggahan_id
left join ditarik as d on s.entri = d.menarik
left join kembaran as k on s.entri = k.kembar
where
    u.rencana_id = $rencana_id
    and not u.dibatalkan
    and k.kembar is null
    and s.kolom <> 'selesai_sejak'
    and coalesce(s.kode = $kode, true)
    and coalesce(s.rapat = $rapat, $rapat is null)
order by s.entri desc, s.urutan;
