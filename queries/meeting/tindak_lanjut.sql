-- Which follow-ups has this rencana, and how late is each at the end of day $hari? Overdue ones first.
-- dari_rapat: only those agreed in that meeting. sebelum_rapat: those of earlier meetings that are open, or were
-- settled in that one. Both null: all of them.
select
    t.nomor,
    t.rapat,
    m.judul as judul_rapat,
    m.tanggal as tanggal_rapat,
    t.rapat_terakhir,
    t.area,
    t.kode,
    t.uraian,
    t.pic,
    t.batas,
    t.status,
    t.keterangan,
    t.riwayat_batas,
    t.disepakati,
    case when t.status = 'terbuka' then greatest($hari::date - t.batas, 0) else 0 end as hari_terlambat,
    t.waktu,
    t.pelaku
from tindak_lanjut as t
left join rapat as m on t.rencana_id = m.rencana_id and t.rapat = m.rapat
where
    t.rencana_id = $rencana_id
    and not t.dihapus
    and coalesce(t.rapat = $dari_rapat, true)
    and (
        $sebelum_rapat is null
        or (
            t.rapat < $sebelum_rapat
            and (t.status = 'terbuka' or coalesce(t.rapat_terakhir = $sebelum_rapat, false))
        )
    )
    and coalesce(t.area = $area, $area is null)
order by t.status <> 'terbuka', hari_terlambat desc, t.batas, t.nomor;
