-- Which entry was the last of the version that had this number, when each day in the app had one?
select entri
from nomor_lama
where rencana_id = $rencana_id and nomor = $nomor;
