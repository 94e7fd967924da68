-- Is this rencana hidden from the lists that people choose from?
update rencana
set disembunyikan = e.isi.disembunyikan
from entries($entri, $bentuk) as e
where rencana.satker = e.satker and rencana.tahun = e.tahun;
