-- Which bukti does one cell of the heatmap of bukti count? Rows and columns are chosen as in cell_rows: column 0 is what
-- kelengkapan bukti counts. What is missing first, the longest due first.

with bukti_berbulan as (
    select
        *,
        bulan_ke(jatuh_tempo, $tahun) as bulan_ke
    from keadaan_bukti($unggahan_id, $posisi)
    where wajib
)

select
    l.kode,
    l.area,
    l.langkah_aksi,
    l.pic,
    b.tenggat,
    b.jatuh_tempo,
    b.nama as bukti,
    b.jenis as jenis_bukti,
    b.status as status_bukti,
    b.hadir,
    b.celah,
    b.status_tenggat as status,
    belum_dilaporkan(b.status_tenggat, b.jatuh_tempo, u.posisi) as belum_dilaporkan
from bukti_berbulan as b
inner join langkah as l on b.kode = l.kode
cross join (select posisi from unggahan where unggahan_id = $unggahan_id) as u
where
    l.unggahan_id = $unggahan_id
    and coalesce(l.area = $area, true)
    and coalesce(coalesce(l.sub_area, '') = $sub_area, true)
    and (b.bulan_ke between $dari and $sampai or ($dari = 0 and b.terutang))
order by b.hadir, b.jatuh_tempo, l.urutan, b.urutan_bukti;
