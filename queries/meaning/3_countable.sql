-- What can be counted for these pictures or files (`daftar`, a list of ids) before a posisi is known? Rows of
-- table jumlah, only of the langkah in `pilihan` (kode; null: all). `letak`: their place.

-- One row per area, for its langkah.
create or replace macro jumlah_langkah(daftar, pilihan) as table
select
    u.unggahan_id,
    l.area,
    min(l.urutan) as urutan,
    min_by(l.nama_area, l.urutan) as nama_area,
    count(l.kode) as langkah,
    count(*) filter (where l.tanpa_target) as tanpa_target,
    count(*) filter (where l.bukti_belum_disebut) as bukti_belum_disebut,
    0 as tenggat,
    0 as bukti_n,
    0 as bukti_dari,
    0 as bukti_belum_lengkap,
    min(l.urutan) as letak
from (select unnest(daftar) as unggahan_id) as u
left join langkah as l
    on u.unggahan_id = l.unggahan_id and salah_satu(l.unggahan_id, daftar) and dipilih(l.kode, pilihan)
group by u.unggahan_id, l.area;

-- One row per area and what was reported alike.
create or replace macro jumlah_tenggat(daftar, pilihan) as table
select
    t.unggahan_id,
    l.area,
    0 as langkah,
    0 as tanpa_target,
    0 as bukti_belum_disebut,
    t.laporan,
    selesai_pada(t.tanggal_selesai, t.selesai_sejak) as selesai_pada,
    t.buka,
    t.jatuh_tempo,
    dilaporkan_sampai(g.lengkap_per, t.dilaporkan_per) as dilaporkan_sampai,
    count(*) as tenggat,
    sum(t.hadir) as bukti_n,
    sum(t.wajib) as bukti_dari,
    count(*) filter (where t.hadir < t.wajib) as bukti_belum_lengkap,
    min(t.urutan) as letak
from tenggat as t
inner join gambar as g on t.unggahan_id = g.unggahan_id
inner join langkah as l on t.unggahan_id = l.unggahan_id and t.kode = l.kode
where
    salah_satu(t.unggahan_id, daftar)
    and salah_satu(l.unggahan_id, daftar)
    and dipilih(t.kode, pilihan)
group by
    t.unggahan_id,
    l.area,
    t.laporan,
    selesai_pada(t.tanggal_selesai, t.selesai_sejak),
    t.buka,
    t.jatuh_tempo,
    dilaporkan_sampai(g.lengkap_per, t.dilaporkan_per);

create or replace macro jumlah_dari(daftar, pilihan) as table
select s.* exclude (letak)
from (
    from jumlah_langkah(daftar, pilihan)
    union all by name
    from jumlah_tenggat(daftar, pilihan)
) as s
order by
    list_position(daftar, s.unggahan_id),
    s.laporan is not null,
    s.letak,
    s.laporan nulls first,
    s.jatuh_tempo,
    s.buka,
    s.selesai_pada,
    s.dilaporkan_sampai;
