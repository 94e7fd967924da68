-- Which cells of the unggahan were not simply copied, and how sure is the reading of each (kepastian)? In the order of the
-- plan. A cell that was asked about is diragukan, whatever read it. It is the same cell where it says the same too: a file
-- of reports alone keeps the traces of the plan's own file, in which that address is another cell.
-- Of a remark that is on no cell of a trace, peringatan is what was stored of it and dibaca is null: the remark says it.
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
