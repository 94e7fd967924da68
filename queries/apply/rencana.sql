-- Which of these rencana are new? $satker and $tahun are columns in one order, that of the entries.
insert into rencana by name
select
    (select coalesce(max(rencana_id), 0) from rencana) + row_number() over (order by min(e.ke)) as rencana_id,
    e.satker,
    e.tahun,
    false as simulasi,
    false as disembunyikan,
    0 as unggahan,
    false as disunting,
    0 as langkah,
    '' as hash_terakhir
from (
    select
        unnest($satker) as satker,
        unnest($tahun) as tahun,
        unnest(range(len($satker))) as ke
) as e
anti join rencana as r on e.satker = r.satker and e.tahun = r.tahun
group by e.satker, e.tahun
order by min(e.ke);
