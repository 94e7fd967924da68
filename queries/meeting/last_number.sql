-- Which number was given last to a thing of this kind ($benda) of this rencana, or of its meeting $rapat?
-- Those taken out count too: a number is never given twice.
select coalesce(max(nomor), 0) as nomor
from things_said($rencana_id, $rapat, $benda);
