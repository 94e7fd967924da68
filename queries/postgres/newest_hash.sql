-- Which is the newest entry of one rencana, up to a number?
select hash
from jurnal_entri
where coalesce(satker, '') = coalesce(%(satker)s::text, '')
    and coalesce(tahun, 0) = coalesce(%(tahun)s::integer, 0)
    and nomor <= %(nomor)s
order by nomor desc
limit 1;
