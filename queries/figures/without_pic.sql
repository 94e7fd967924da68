-- Which open plans name no PIC at all in their newest version?
select
    r.satker,
    r.tahun
from rencana as r
inner join unggahan as u on r.rencana_id = u.rencana_id
inner join langkah as l on u.unggahan_id = l.unggahan_id
where
    r.ditutup is null
    and not r.disembunyikan
    and not r.simulasi
    and u.pangkal is null
    and not u.dibatalkan
group by r.satker, r.tahun, u.unggahan_id, u.nomor
qualify
    u.nomor = max(u.nomor) over (partition by r.satker, r.tahun)
    and count(*) filter (where trim(coalesce(l.pic, '')) <> '') = 0
order by r.tahun desc, r.satker;
