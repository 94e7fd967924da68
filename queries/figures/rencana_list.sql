-- Which rencana are there, and how far has each been reported? Hidden ones only when asked for.
select * exclude (hash_terakhir)
from rencana
where not disembunyikan or $sertakan_tersembunyi
order by simulasi, satker, tahun desc;
