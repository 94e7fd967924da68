-- What was said of this rencana in the app, what was taken back, and when was its report called
-- complete (lengkap_per)? One row a cell, in the order of storing; kolom null: a complete report.
-- Taking back is told as the change it is: from what was said to what was before.
with perkataan as (
    select
        entri,
        urutan,
        kode,
        tenggat,
        bukti,
        kolom,
        dari,
        nilai as ke,
        berlaku
    from fakta
    where rencana_id = $rencana_id and not berkas
    union all by name
    select
        t.sejak as entri,
        f.urutan,
        f.kode,
        f.tenggat,
        f.bukti,
        f.kolom,
        f.nilai as dari,
        f.dari as ke,
        f.berlaku
    from tarikan as t
    inner join fakta as f on t.rencana_id = f.rencana_id and t.ditarik = f.entri
    where t.rencana_id = $rencana_id and not f.berkas
    union all by name
    select
        l.entri,
        0 as urutan,
        l.berlaku,
        l.berlaku as lengkap_per
    from lengkap as l
    anti join tarikan_pada(null) as t on l.entri = t.ditarik
    where l.rencana_id = $rencana_id and l.entri not in (select unggahan_id from unggahan)
),

langkah_dikenal as (
    select
        l.kode,
        max_by(l.kode_tampil, u.nomor) as kode_tampil,
        max_by(l.langkah_aksi, u.nomor) as langkah_aksi
    from unggahan as u
    inner join langkah as l on u.unggahan_id = l.unggahan_id
    where u.rencana_id = $rencana_id and not u.dibatalkan
    group by l.kode
)

select
    p.*,
    c.waktu,
    c.pelaku,
    (c.isi ->> 'rapat')::integer as rapat,
    coalesce(l.kode_tampil, p.kode) as kode_tampil,
    coalesce(l.langkah_aksi, '') as langkah_aksi
from perkataan as p
inner join catatan as c on p.entri = c.nomor
left join langkah_dikenal as l on p.kode = l.kode
order by p.entri, p.urutan;
