-- Is there an area $area in this unggahan?
select area
from langkah
where
    unggahan_id = $unggahan_id
    and area = $area
limit 1;
