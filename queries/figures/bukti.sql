-- Which bukti does each tenggat of an unggahan call for, and what is their status at $posisi? In
-- the plan's order.
-- bukti_n of bukti_dari: present of owed for its tenggat.
-- tenggat_dari: for how many tenggat its langkah owes bukti by then.
-- bulan_ke: the month it falls due in, 1 to 12; 13 in another year than the plan's.

with bukti_dinilai as (
    select
        *,
        wajib and (terutang or status_tenggat = 'selesai') as diminta -- owed by then
    from keadaan_bukti_dari([$unggahan_id], $posisi)
),

per_tenggat as (
    select
        kode,
        tenggat,
        count(*) filter (where hadir) as bukti_n,
        count(*) filter (where wajib) as bukti_dari,
        bool_or(diminta) as diminta
    from bukti_dinilai
    group by kode, tenggat
),

per_langkah as (
    select
        kode,
        count(*) filter (where diminta) as tenggat_dari
    from per_tenggat
    group by kode
)

select
    l.urutan,
    l.kode,
    l.kode_tampil,
    l.area,
    l.nama_area,
    l.sub_area,
    l.langkah_tampil as langkah_aksi,
    l.jenis_target,
    l.pic,
    b.* exclude (unggahan_id, kode, dilaporkan_per, nama, jenis, diminta) replace (
        dinilai(
            b.status_tenggat,
            b.jatuh_tempo,
            dilaporkan_sampai(g.lengkap_per, b.dilaporkan_per),
            $posisi::date
        ) as status_tenggat
    ),
    bulan_ke(b.jatuh_tempo, r.tahun) as bulan_ke,
    b.nama as bukti,
    b.jenis as jenis_bukti,
    b.celah and b.status_tenggat = 'selesai' as selesai_tanpa_bukti,
    t.bukti_n,
    t.bukti_dari,
    p.tenggat_dari,
    hari_lewat(b.jatuh_tempo, $posisi::date) as hari_terlambat
from bukti_dinilai as b
inner join per_tenggat as t on b.kode = t.kode and b.tenggat = t.tenggat
inner join per_langkah as p on b.kode = p.kode
inner join langkah as l on b.unggahan_id = l.unggahan_id and b.kode = l.kode
inner join gambar as g on b.unggahan_id = g.unggahan_id
inner join rencana as r on g.rencana_id = r.rencana_id
order by l.urutan, b.jatuh_tempo, b.urutan_bukti;
