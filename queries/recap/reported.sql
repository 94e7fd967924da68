-- When was a complete report of each triwulan, or of a later day, first stored for each of these rencana
-- ($daftar, ids), and of which day is the earliest?
-- Only of reports as of $posisi or before: a later one tells nothing of that day.
select
    r.rencana_id,
    q.triwulan,
    min(l.waktu) as waktu,
    min(l.berlaku) as per
from lengkap as l
inner join rencana as r on l.rencana_id = r.rencana_id
anti join tarikan_pada(null) as t on l.entri = t.ditarik
cross join (select unnest([1, 2, 3, 4]) as triwulan) as q
where
    salah_satu(r.rencana_id, $daftar::bigint[])
    and l.berlaku <= $posisi
    and l.berlaku >= last_day(make_date(r.tahun, (q.triwulan * 3)::integer, 1))
group by r.rencana_id, q.triwulan
order by r.rencana_id, q.triwulan;
