-- Which tenggat of this unggahan were reported alone in the app since the last complete report, and
-- as of when?
select
    kode,
    tenggat,
    dilaporkan_per
from tenggat
where
    unggahan_id = $unggahan_id
    and dilaporkan_per is not null;
