-- When was a complete report of each triwulan first stored for each of these rencana ($daftar, ids)?
-- Only of reports that are known at $posisi: a later one tells nothing of that day.
select
    u.rencana_id,
    q.triwulan,
    min(u.waktu) as waktu
from unggahan as u
inner join rencana as r on u.rencana_id = r.rencana_id
cross join (select unnest([1, 2, 3, 4]) as triwulan) as q
where
    salah_satu(u.rencana_id, $daftar::bigint[])
    and not u.dibatalkan
    and u.pangkal is null
    and u.posisi <= $posisi
    and u.lengkap_per >= last_day(make_date(r.tahun, (q.triwulan * 3)::integer, 1))
group by u.rencana_id, q.triwulan
order by u.rencana_id, q.triwulan;
