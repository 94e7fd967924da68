-- Which changes were made in the app itself, newest first, and which of them were taken back?
-- Of one langkah where $kode is given, of one meeting where $rapat is.
with ditarik as (
    select distinct menarik
    from suntingan
    where menarik is not null
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
where
    u.rencana_id = $rencana_id
    and not u.dibatalkan
    and s.kolom <> 'selesai_sejak'
    and coalesce(s.kode = $kode, true)
    and coalesce(s.rapat = $rapat, $rapat is null)
order by s.entri desc, s.urutan;
