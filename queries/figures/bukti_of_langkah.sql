-- Which bukti does the langkah $kode owe per tenggat, and how does each stand at $posisi?

select
    tenggat,
    jatuh_tempo,
    status_tenggat,
    nama as bukti,
    jenis as jenis_bukti,
    status,
    tautan,
    catatan,
    wajib,
    hadir,
    terutang,
    celah
from keadaan_bukti($unggahan_id, $posisi)
where kode = $kode
order by jatuh_tempo, urutan_bukti;
