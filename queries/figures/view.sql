-- On which unggahan is a rencana judged at $posisi, and which one came before it? $dipilih: the nomor asked for, or null.
select *
from pandangan_rencana($rencana_id, $posisi, $dipilih, null);
