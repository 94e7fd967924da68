-- Which cells of the unggahan were not simply copied, and how sure is the reading of each
-- (kepastian)? In the plan's order.
-- A cell with a question is diragukan, however it was read. It counts as the same cell only if its
-- text is the same too: a file of only reports keeps the traces of the plan's file, where that
-- address is another cell.
-- A remark without a trace has its stored form in peringatan, and dibaca is null.
with ditanya as (
    select distinct
        lembar,
        sel,
        nilai
    from peringatan
    where unggahan_id = $unggahan_id and lembar is not null and sel is not null
),

sel_dibaca as (
    select
        j.kode,
        j.lembar,
        j.baris,
        j.sel,
        j.kolom,
        j.nilai,
        j.dibaca,
        null as peringatan,
        case when d.sel is null or j.cara = 'pilihan' then j.cara else 'diragukan' end as kepastian
    from jejak as j
    left join ditanya as d on j.lembar = d.lembar and j.sel = d.sel and j.nilai = d.nilai
    where j.unggahan_id = $unggahan_id
    union all
    select
        l.kode,
        p.lembar,
        p.baris,
        p.sel,
        p.kolom,
        p.nilai,
        null as dibaca,
        {'kode': p.kode, 'isi': p.isi, 'pesan': p.pesan} as peringatan,
        'diragukan' as kepastian
    from peringatan as p
    left join langkah as l on l.unggahan_id = $unggahan_id and p.lembar = l.lembar and p.baris = l.baris
    where
        p.unggahan_id = $unggahan_id
        and p.lembar is not null
        and p.sel is not null
        and not exists (
            select 1
            from jejak as j
            where j.unggahan_id = $unggahan_id and p.lembar = j.lembar and p.sel = j.sel and p.nilai = j.nilai
        )
)

select
    s.kode,
    s.lembar,
    s.baris,
    s.sel,
    s.kolom,
    s.nilai,
    s.dibaca,
    s.peringatan,
    s.kepastian
from sel_dibaca as s
left join langkah as l on l.unggahan_id = $unggahan_id and s.kode = l.kode
order by l.urutan nulls first, s.baris, s.sel, s.kolom;
