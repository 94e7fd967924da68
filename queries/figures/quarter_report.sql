-- What is reported of each tenggat of an unggahan, and what is its status at the end of day $posisi?
-- sampai: the day up to which it is reported; lengkap_per: up to which all are.
-- Its documents are another question: one for both takes three times as long to plan.
select
    l.urutan,
    l.kode,
    l.kode_tampil,
    l.area,
    l.nama_area,
    l.langkah_tampil as langkah_aksi,
    l.pic,
    l.target_capaian,
    t.* exclude (unggahan_id, urutan, kode, buka, selesai_sejak, dilaporkan_per, akar, hadir, wajib),
    dinilai(
        status_tenggat(t.laporan, t.tanggal_selesai, t.selesai_sejak, t.buka, t.jatuh_tempo, $posisi),
        t.jatuh_tempo,
        dilaporkan_sampai(g.lengkap_per, t.dilaporkan_per),
        $posisi::date
    ) as status,
    g.lengkap_per,
    dilaporkan_sampai(g.lengkap_per, t.dilaporkan_per) as sampai
from tenggat as t
inner join langkah as l on t.kode = l.kode
cross join gambar as g
where
    t.unggahan_id = $unggahan_id
    and l.unggahan_id = $unggahan_id
    and g.unggahan_id = $unggahan_id;
