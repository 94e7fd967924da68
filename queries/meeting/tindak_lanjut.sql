-- Which follow-ups had this rencana just after the entry $sampai (null: now), and how late is each
-- at the end of day $hari?
-- Overdue ones first. rapat_terakhir: the meeting that changed it last; null: changed outside of
-- meetings. sesudah_rapat: the last meeting that was opened before that change.
with semua as (
    select
        nomor,
        (ke ->> 'rapat')::integer as rapat,
        entri,
        rapat_terakhir,
        ke ->> 'area' as area,
        ke ->> 'kode' as kode,
        kode_rencana($rencana_id, ke ->> 'kode') as kode_tampil,
        ke ->> 'uraian' as uraian,
        ke ->> 'pic' as pic,
        (ke ->> 'batas')::date as batas,
        ke ->> 'status' as status,
        ke ->> 'keterangan' as keterangan,
        coalesce(ke ->> 'tautan', '') as tautan,
        coalesce(ke ->> 'riwayat_batas', '[]') as riwayat_batas,
        coalesce((ke ->> 'disepakati')::boolean, false) as disepakati, -- earlier versions did not record it
        waktu,
        pelaku
    from things_at($rencana_id, null, 'tindak_lanjut', $sampai)
),

dibuka as (
    select
        rapat,
        min(entri) as entri
    from rapat_peristiwa
    where rencana_id = $rencana_id and rapat is not null
    group by rapat
)

select
    t.* exclude (entri),
    (select max(d.rapat) from dibuka as d where d.entri < t.entri) as sesudah_rapat,
    m.judul as judul_rapat,
    case when t.status = 'terbuka' then hari_lewat(t.batas, $hari::date) else 0 end as hari_terlambat
from semua as t
left join rapat as m on t.rapat = m.rapat and m.rencana_id = $rencana_id
order by t.status <> 'terbuka', hari_terlambat desc, t.batas, t.nomor;
