-- How many changes of each kind are in each file of this rencana?

select
    p.unggahan_id,
    p.jenis,
    count(*) as n
from perubahan as p
inner join unggahan as u on p.unggahan_id = u.unggahan_id
where u.rencana_id = $rencana_id
group by p.unggahan_id, p.jenis
order by p.unggahan_id, p.jenis;
