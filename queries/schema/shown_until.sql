-- When was the newest entry in the tables stored?
select c.waktu
from tentang as t
inner join catatan as c on t.nomor_terakhir = c.nomor;
