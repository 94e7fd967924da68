-- Which proof is missing at $posisi? What is called selesai goes first, then what is overdue longest.

with langkah_rencana as (
    select
        urutan,
        kode,
        area,
        nama_area,
        sub_area,
        langkah_aksi,
        pic
    from langkah
    where unggahan_id = $unggahan_id
)

select
    l.kode,
    l.area,
    l.nama_area,
    l.sub_area,
    l.langkah_aksi,
    b.tenggat,
    b.jatuh_tempo,
    greatest($posisi::date - b.jatuh_tempo, 0) as hari_terlambat,
    b.nama as bukti,
    b.jenis as jenis_bukti,
    b.status as status_bukti,
    b.tautan,
    b.catatan,
    l.pic,
    b.status_tenggat,
    b.status_tenggat = 'selesai' as selesai_tanpa_bukti
from keadaan_bukti($unggahan_id, $posisi) as b
inner join langkah_rencana as l on b.kode = l.kode
where b.celah
order by selesai_tanpa_bukti desc, hari_terlambat desc, l.urutan, b.jatuh_tempo, b.urutan_bukti;
