-- On which unggahan was a rencana judged at $posisi just after the journal entry $sampai, and which came before it?
select *
from pandangan_rencana($rencana_id, $posisi, null, $sampai);
