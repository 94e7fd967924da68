-- On which unggahan is each of these rencana ($daftar, ids) judged at $posisi, which one came before it, and when did each
-- report last by then? $dipilih: the nomor asked for, or null. $sampai: as it was just after that journal entry, or null.
select *
from pandangan_dari($daftar, $posisi, $dipilih, $sampai)
order by rencana_id;
