-- Is this rencana closed, and since when?
update rencana
set ditutup = if(e.isi.ditutup, e.waktu::timestamptz, null)
from entries($entri, $bentuk) as e
where rencana.satker = e.satker and rencana.tahun = e.tahun;
