-- Which rencana are there, and up to when is each reported? Hidden ones only if asked for.
select * exclude (hash_terakhir)
from rencana
where not disembunyikan or $sertakan_tersembunyi
order by simulasi, satker, tahun desc;
