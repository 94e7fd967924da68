-- How many changes of each kind are in each unggahan of this rencana?

select
    u.nomor as unggahan,
    p.jenis,
    count(*) as n
from perubahan as p
inner join unggahan as u on p.unggahan_id = u.unggahan_id
where u.rencana_id = $rencana_id
group by u.nomor, p.jenis
order by u.nomor, p.jenis;
