-- What is there to report of each tenggat of an unggahan, and what is reported at the end of day
-- $posisi? In the plan's order.
-- triwulan: the one it is reported in, 1 to 4; tenggat due in another year go to the nearest.
-- dilaporkan: it is settled, or was reported since it fell due (while not due: in its own quarter).
-- A document alone is no report.

with documents as (
    select
        kode,
        tenggat,
        list(
            {
                nama: nama,
                status: status,
                tautan: tautan,
                catatan: catatan,
                hadir: bukti_hadir(status),
                wajib: bukti_wajib(status)
            }
            order by urutan
        ) as bukti
    from bukti
    where unggahan_id = $unggahan_id
    group by kode, tenggat
)

select
    l.urutan,
    l.kode,
    l.kode_tampil,
    l.area,
    l.nama_area,
    l.langkah_tampil as langkah_aksi,
    l.pic,
    t.tenggat,
    t.jatuh_tempo,
    if(sudah_tempo(t.jatuh_tempo, $posisi), t.jatuh_tempo, date_trunc('quarter', t.jatuh_tempo)::date) as since,
    case
        when year(t.jatuh_tempo) < r.tahun then 1
        when year(t.jatuh_tempo) > r.tahun then 4
        else quarter(t.jatuh_tempo)
    end as triwulan,
    n.status,
    t.laporan,
    t.tanggal_selesai,
    t.kendala,
    t.tindak_lanjut,
    coalesce(t.hasil, '') as hasil,
    l.target_capaian,
    t.laporan in ('selesai', 'tidak_berlaku') as beres,
    case
        when t.laporan in ('selesai', 'tidak_berlaku') then true
        when t.laporan = 'belum' and t.kendala = '' and n.bukti_n > 0 then coalesce(u.lengkap_per >= since, false)
        else coalesce(dilaporkan_sampai(u.lengkap_per, t.dilaporkan_per) >= since, false)
    end as dilaporkan,
    n.bukti_n,
    n.bukti_dari,
    coalesce(d.bukti, []) as bukti
from nilai_tenggat($unggahan_id, $posisi) as n
inner join tenggat as t on n.kode = t.kode and n.tenggat = t.tenggat
inner join langkah as l on n.kode = l.kode
inner join unggahan as u on t.unggahan_id = u.unggahan_id
inner join rencana as r on u.rencana_id = r.rencana_id
left join documents as d on n.kode = d.kode and n.tenggat = d.tenggat
where
    t.unggahan_id = $unggahan_id
    and l.unggahan_id = $unggahan_id
order by l.urutan, t.jatuh_tempo;
