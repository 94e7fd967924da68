-- How was each interpreted cell of this file understood?
select * exclude (unggahan_id)
from jejak
where unggahan_id = $unggahan_id;
