-- On which unggahan is each of these rencana ($daftar, ids) judged at $posisi, and on which one
-- before that?
-- It also tells when each last reported by then. $dipilih: the nomor asked for, or null. $sampai:
-- as just after that journal entry, or null.
-- triwulan: the one of its tahun that begins within ten days of $posisi, else the running one;
-- dinyatakan: when the office last said that the plan still holds for it.
with berikut as (
    select
        rencana_id,
        quarter(greatest(least($posisi::date + 10, make_date(tahun, 12, 31)), make_date(tahun, 1, 1))) as triwulan
    from rencana
)

select
    p.*,
    r.satker,
    r.tahun,
    r.simulasi,
    r.ditutup,
    r.diperbarui,
    b.triwulan,
    (
        select max(m.waktu)
        from masih_berlaku as m
        where
            m.rencana_id = r.rencana_id
            and m.triwulan = b.triwulan
            and ($sampai is null or m.entri <= $sampai)
    ) as dinyatakan
from pandangan_dari($daftar, $posisi, $dipilih, $sampai) as p
inner join rencana as r on p.rencana_id = r.rencana_id
inner join berikut as b on p.rencana_id = b.rencana_id
order by p.rencana_id;
