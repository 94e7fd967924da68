-- Which area does the langkah $kode of this unggahan belong to, or is there an area $area?
select area
from langkah
where
    unggahan_id = $unggahan_id
    and (kode = $kode or area = $area)
limit 1;
