-- How does every tenggat stand at $posisi? Of one langkah where $kode is given. In the plan's order.

select *
from keadaan_tenggat($unggahan_id, $posisi)
where coalesce(kode = $kode, true)
order by urutan, jatuh_tempo;
