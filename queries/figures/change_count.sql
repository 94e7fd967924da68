-- How many changes of each kind did one unggahan bring?

select
    jenis,
    count(*) as n
from perubahan
where unggahan_id = $unggahan_id
group by jenis
order by min(urutan);
