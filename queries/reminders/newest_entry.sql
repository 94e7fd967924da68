-- What is the number of the newest journal entry of this rencana? It only ever grows.
select coalesce(max(nomor), 0) as nomor
from catatan
where satker = $satker and tahun = $tahun;
