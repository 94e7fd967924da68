-- Which people, kinds of entries and satker are in the audit log, and how often?
select
    'pelaku' as kelompok,
    pelaku as nilai,
    count(*) as n
from catatan
where $satker_boleh::varchar [] is null or list_contains($satker_boleh::varchar [], satker)
group by pelaku
union all
select
    'jenis' as kelompok,
    jenis as nilai,
    count(*) as n
from catatan
where $satker_boleh::varchar [] is null or list_contains($satker_boleh::varchar [], satker)
group by jenis
union all
select
    'satker' as kelompok,
    satker as nilai,
    count(*) as n
from catatan
where satker is not null and ($satker_boleh::varchar [] is null or list_contains($satker_boleh::varchar [], satker))
group by satker
order by kelompok, n desc, nilai;
