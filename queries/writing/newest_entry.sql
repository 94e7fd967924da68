-- Which is the newest journal entry of this rencana?
select hash_terakhir as hash
from rencana
where satker = $satker and tahun = $tahun;
