-- Which journal entry is the content of this unggahan as of: its own, or the last change made to it in the app?

select greatest(u.unggahan_id, coalesce(max(s.entri), 0)) as entri
from unggahan as u
left join suntingan as s on u.unggahan_id = s.unggahan_id
where u.unggahan_id = $unggahan_id
group by u.unggahan_id;
