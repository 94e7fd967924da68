-- Which offices have a rencana, by the name each was first stored under?
select satker
from rencana
group by satker
order by min(rencana_id);
