-- What did the tier above the office (provinsi, Inspektorat) say last of each bukti of these pictures
-- (`daftar`, a list of ids), as known just after the entry `diketahui` (null: now)?
-- berlaku: the bukti is still terverifikasi with the document that was judged, and the office
-- changed neither since (docs/design.md §5).

create or replace macro penilaian_dari(daftar, diketahui) as table
with terakhir as (
    select
        g.unggahan_id,
        p.*
    from penilaian as p
    inner join gambar as g on p.rencana_id = g.rencana_id
    where salah_satu(g.unggahan_id, daftar) and coalesce(p.entri <= diketahui, true)
    qualify row_number() over (partition by g.unggahan_id, p.kode, p.tenggat, p.bukti order by p.entri desc) = 1
),

diubah as (
    select
        g.unggahan_id,
        t.kode,
        t.tenggat,
        f.bukti,
        greatest(max(f.entri), max(d.sejak)) as entri
    from gambar as g
    inner join fakta as f on g.rencana_id = f.rencana_id
    inner join tenggat as t on g.unggahan_id = t.unggahan_id and f.kode = t.kode and f.akar = t.akar
    left join tarikan as d on f.entri = d.ditarik and coalesce(d.sejak <= diketahui, true)
    where
        salah_satu(g.unggahan_id, daftar)
        and salah_satu(t.unggahan_id, daftar)
        and f.bukti is not null
        and not f.berkas
        and f.kolom in ('status', 'tautan')
        and g.rencana_id in (select rencana_id from terakhir)
        and coalesce(f.entri <= diketahui, true)
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
    on t.unggahan_id = d.unggahan_id and t.kode = d.kode and t.tenggat = d.tenggat and t.bukti = d.bukti;
