-- Which is the newest journal entry, up to one of them, of this rencana or of its office as a whole? Of what was sent by
-- mail nothing follows.
select nomor, hash, waktu
from catatan
where satker = $satker and (tahun = $tahun or tahun is null) and jenis <> 'kabar' and nomor <= $sampai
order by nomor desc
limit 1;
