-- Which proof is missing at $posisi, of what was asked for ($jenis_dipilih, $pic_dipilih, $area_dipilih, $dicari; empty:
-- all)? What is called selesai goes first, then what is overdue longest.

select
    c.urutan,
    c.kode,
    c.area,
    c.nama_area,
    c.sub_area,
    c.langkah_aksi,
    c.jenis_target,
    c.tenggat,
    c.jatuh_tempo,
    greatest($posisi::date - c.jatuh_tempo, 0) as hari_terlambat,
    c.bukti,
    c.jenis_bukti,
    c.status_bukti,
    c.tautan,
    c.catatan,
    c.pic,
    c.status_tenggat,
    belum_dilaporkan(c.status_tenggat, c.jatuh_tempo, u.posisi) as belum_dilaporkan,
    c.status_tenggat = 'selesai' as selesai_tanpa_bukti,
    c.bukti_n,
    c.bukti_dari,
    c.tenggat_dari
from celah_bukti($unggahan_id, $posisi) as c
cross join (select posisi from unggahan where unggahan_id = $unggahan_id) as u
where
    termasuk(c.jenis_bukti, $jenis_dipilih)
    and termasuk(c.pic, $pic_dipilih)
    and termasuk(c.area, $area_dipilih)
    and memuat($dicari, c.kode, c.langkah_aksi, c.bukti, c.jenis_bukti, c.pic)
order by selesai_tanpa_bukti desc, hari_terlambat desc, c.urutan, c.jatuh_tempo, c.urutan_bukti;
