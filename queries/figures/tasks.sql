-- Which tenggat are the tasks of the PIC $pic_dipilih at $posisi, in which part of their list (bagian) does each stand,
-- and which bukti does it still lack, due or not (bukti: JSON list of {nama, status})? What is late longest goes first.

with kurang as (
    select
        kode,
        tenggat,
        to_json(list({'nama': nama, 'status': status} order by urutan_bukti)) as bukti
    from keadaan_bukti($unggahan_id, $posisi)
    where wajib and not hadir
    group by kode, tenggat
)

select
    t.urutan,
    t.kode,
    t.langkah_aksi,
    t.pic,
    t.tenggat,
    t.jatuh_tempo,
    t.status,
    t.belum_dilaporkan,
    t.hari_terlambat,
    t.tepat_waktu,
    t.laporan,
    t.kendala,
    t.selesai_tanpa_bukti,
    coalesce(k.bukti, '[]') as bukti,
    case
        when t.selesai_tanpa_bukti then 'tanpa_bukti'
        when t.status in ('selesai', 'tidak_berlaku') then 'beres'
        else t.status
    end as bagian
from keadaan_tenggat($unggahan_id, $posisi) as t
left join kurang as k on t.kode = k.kode and t.tenggat = k.tenggat
where list_contains($pic_dipilih::varchar[], t.pic)
order by t.jatuh_tempo, t.urutan;
