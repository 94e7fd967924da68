-- Which pictures were dropped before $sebelum? No page draws from them any more.
select unggahan_id
from gambar
where dibuang < $sebelum::timestamptz;
