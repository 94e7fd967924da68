-- How many journal entries besides its uploads name langkah of this rencana by their kode?
select count(*) as jumlah
from catatan
where satker = $satker and tahun = $tahun and jenis in ('suntingan', 'rapat');
