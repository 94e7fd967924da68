-- Which is the newest journal entry, up to $sampai, about this rencana or its office as a whole?
-- Mails sent do not count.
select nomor, hash, waktu
from catatan
where satker = $satker and (tahun = $tahun or tahun is null) and jenis <> 'kabar' and nomor <= $sampai
order by nomor desc
limit 1;
