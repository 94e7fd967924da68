-- Which journal entry has the content of this unggahan? Its own, or that of its last change in the
-- app.

select greatest(u.unggahan_id, coalesce(max(s.entri), 0)) as entri
from unggahan as u
left join suntingan as s on u.unggahan_id = s.unggahan_id
where u.unggahan_id = $unggahan_id
group by u.unggahan_id;
