-- What are the figures at $posisi, per area in the plan's order, and last (area null) of the whole rencana?

select * exclude (urutan)
from hitungan($unggahan_id, $posisi)
order by area is null, urutan;
