-- Who stored this file, and when?
select
    pelaku,
    waktu
from unggahan
where unggahan_id = $unggahan_id;
