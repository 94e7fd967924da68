-- Which number was last given to a thing of this kind ($benda) of this rencana, or of its meeting
-- $rapat?
-- Deleted things count too: a number is never used twice.
select coalesce(max(nomor), 0) as nomor
from things_said($rencana_id, $rapat, $benda);
