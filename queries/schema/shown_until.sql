-- Of when is the newest entry that the tables hold?
select c.waktu
from tentang as t
inner join catatan as c on t.nomor_terakhir = c.nomor;
