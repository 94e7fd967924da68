-- Which open plans name no PIC at all in their newest file, by all that is known?
select
    r.satker,
    r.tahun
from langkah_terbaru((select list(rencana_id) from rencana)) as l
inner join rencana as r on l.rencana_id = r.rencana_id
where
    r.ditutup is null
    and not r.disembunyikan
    and not r.simulasi
group by r.satker, r.tahun
having count(*) filter (where trim(coalesce(l.pic, '')) <> '') = 0
order by r.tahun desc, r.satker;
