-- What did the tier above the office (provinsi, Inspektorat) say last of each bukti of these unggahan
-- (`daftar`, a list of ids), as known just after the entry `sampai` (null: now)?
-- berlaku: the bukti is still terverifikasi with the document that was judged, and the office
-- changed neither since (docs/design.md §5).

create or replace macro penilaian_dari(daftar, sampai) as table
with terakhir as (
    select
        u.unggahan_id,
        p.*
    from penilaian as p
    inner join unggahan as u on p.rencana_id = u.rencana_id
    where salah_satu(u.unggahan_id, daftar) and coalesce(p.entri <= sampai, true)
    qualify row_number() over (partition by u.unggahan_id, p.kode, p.tenggat, p.bukti order by p.entri desc) = 1
),

diubah as (
    select
        u.rencana_id,
        s.kode,
        s.tenggat,
        s.bukti,
        max(s.entri) as entri
    from suntingan as s
    inner join unggahan as u on s.unggahan_id = u.unggahan_id
    where
        s.bukti is not null
        and s.kolom in ('status', 'tautan')
        and u.rencana_id in (select rencana_id from terakhir)
        and coalesce(s.entri <= sampai, true)
    group by all
)

select
    t.unggahan_id,
    t.kode,
    t.tenggat,
    t.bukti,
    t.verdik,
    t.alasan,
    t.entri,
    t.waktu,
    t.pelaku,
    b.status = 'terverifikasi' and b.tautan = t.tautan and coalesce(d.entri < t.entri, true) as berlaku
from terakhir as t
inner join bukti as b
    on t.unggahan_id = b.unggahan_id and t.kode = b.kode and t.tenggat = b.tenggat and t.bukti = b.nama
left join diubah as d
    on t.rencana_id = d.rencana_id and t.kode = d.kode and t.tenggat = d.tenggat and t.bukti = d.bukti;
