-- On which unggahan is each of these rencana ($daftar, ids) judged at $posisi, and when did each report last by then?
select *
from pandangan_dari($daftar, $posisi, null, null)
order by all;
