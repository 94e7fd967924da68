-- Which PIC are named in the newest valid unggahan of this satker's rencana? Optional filters:
-- $tahun, one langkah.
with terbaru as (
    select max_by(u.unggahan_id, u.nomor) as unggahan_id
    from unggahan as u
    inner join rencana as r on u.rencana_id = r.rencana_id
    where
        r.satker = $satker
        and coalesce(r.tahun = $tahun, true)
        and u.pangkal is null
        and not u.dibatalkan
    group by r.rencana_id
)

select distinct l.pic
from langkah as l
inner join terbaru as t on l.unggahan_id = t.unggahan_id
where
    trim(coalesce(l.pic, '')) <> ''
    and coalesce(l.kode = $kode, true)
order by l.pic;
