-- On which unggahan is a rencana judged at $posisi, and which one came before it? $dipilih: the nomor asked for, or null;
-- $sampai: as it was just after that journal entry; null: now.
select *
from pandangan_rencana($rencana_id, $posisi, $dipilih, $sampai);
