-- What is each tenggat of one unggahan at the end of day `per`, with its langkah and what was reported of it?
-- hari_terlambat: days past the due date, until `per` while not done, until it was done where it was done late.

create or replace macro keadaan_tenggat(id_unggahan, per) as table
select
    l.urutan,
    l.kode,
    l.area,
    l.nama_area,
    l.sub_area,
    l.nama_sub_area,
    l.no,
    l.langkah_aksi,
    l.komponen,
    l.pic,
    l.jenis_target,
    l.mulai,
    t.tenggat,
    t.buka,
    t.jatuh_tempo,
    n.status,
    n.sudah_jatuh_tempo,
    n.belum_dilaporkan,
    t.laporan,
    t.tanggal_selesai,
    case when n.status = 'selesai' then selesai_pada(t.tanggal_selesai, t.selesai_sejak) end as selesai_pada,
    case
        when n.status = 'terlambat' then per - t.jatuh_tempo
        when n.status = 'selesai' then greatest(selesai_pada(t.tanggal_selesai, t.selesai_sejak) - t.jatuh_tempo, 0)
        else 0
    end as hari_terlambat,
    case
        when n.status = 'selesai' then selesai_pada(t.tanggal_selesai, t.selesai_sejak) <= t.jatuh_tempo
    end as tepat_waktu,
    n.bukti_n,
    n.bukti_dari,
    n.selesai_tanpa_bukti,
    t.kendala,
    t.tindak_lanjut
from nilai_tenggat(id_unggahan, per) as n
inner join tenggat as t on n.kode = t.kode and n.tenggat = t.tenggat
inner join langkah as l on n.kode = l.kode
where
    t.unggahan_id = id_unggahan
    and l.unggahan_id = id_unggahan;
