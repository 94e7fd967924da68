-- What is the status of every tenggat of an unggahan at $posisi, with its langkah and its report?
-- In the plan's order.
-- hari_terlambat: days past the due date, until $posisi or until it was done late.
-- selesai_kemudian: the day after $posisi on which it was done, if that is reported already.
-- bulan_ke: the month it falls due in, 1 to 12; 13 in another year than the plan's.
-- jatuh_tempo_berikut: it falls due in the calendar month of the day after $posisi and is not done.

select
    l.urutan,
    l.kode,
    l.kode_tampil,
    l.area,
    l.nama_area,
    l.sub_area,
    l.nama_sub_area,
    l.no,
    l.langkah_tampil as langkah_aksi,
    l.komponen,
    l.pic,
    l.jenis_target,
    l.mulai,
    t.* exclude (unggahan_id, urutan, kode, selesai_sejak, dilaporkan_per, akar, hadir, wajib),
    strftime(t.jatuh_tempo, '%Y-%m') as bulan,
    bulan_ke(t.jatuh_tempo, r.tahun) as bulan_ke,
    n.status,
    dihitung(n.status) as dihitung,
    n.sudah_jatuh_tempo,
    jatuh_tempo_berikut(n.status, t.jatuh_tempo, $posisi) as jatuh_tempo_berikut,
    case when n.status = 'selesai' then selesai_pada(t.tanggal_selesai, t.selesai_sejak) end as selesai_pada,
    selesai_kemudian(t.laporan, t.tanggal_selesai, $posisi) as selesai_kemudian,
    case
        when belum_tuntas(n.status) then hari_lewat(t.jatuh_tempo, $posisi)
        when n.status = 'selesai' then hari_lewat(t.jatuh_tempo, selesai_pada(t.tanggal_selesai, t.selesai_sejak))
        else 0
    end as hari_terlambat,
    case
        when n.status = 'selesai' then hari_lewat(t.jatuh_tempo, selesai_pada(t.tanggal_selesai, t.selesai_sejak)) = 0
    end as tepat_waktu,
    n.bukti_n,
    n.bukti_dari,
    n.selesai_tanpa_bukti
from nilai_tenggat($unggahan_id, $posisi) as n
inner join tenggat as t on n.kode = t.kode and n.tenggat = t.tenggat
inner join langkah as l on n.kode = l.kode
inner join gambar as g on t.unggahan_id = g.unggahan_id
inner join rencana as r on g.rencana_id = r.rencana_id
where
    t.unggahan_id = $unggahan_id
    and l.unggahan_id = $unggahan_id
order by l.urutan, t.jatuh_tempo;
