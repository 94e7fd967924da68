-- What does each langkah of the unggahan say, and into which documents and tenggat were its cells
-- split? waktu_di: the cells of the file from which the time was read.
with dokumen_langkah as (
    select
        kode,
        string_agg(nama, chr(10) order by urutan) as dokumen
    from dokumen
    where unggahan_id = $unggahan_id
    group by kode
),

tenggat_langkah as (
    select
        kode,
        string_agg(tenggat, chr(10) order by tenggat) as tenggat
    from tenggat
    where unggahan_id = $unggahan_id
    group by kode
),

waktu_langkah as (
    select
        l.kode,
        string_agg(j.lembar || '!' || j.sel, chr(10)) as waktu_di
    from langkah as l
    inner join jejak as j on l.unggahan_id = j.unggahan_id and l.kode = j.kode and l.target_waktu = j.nilai
    where l.unggahan_id = $unggahan_id
    group by l.kode
)

select
    l.* exclude (unggahan_id),
    coalesce(d.dokumen, '') as dokumen,
    coalesce(t.tenggat, '') as tenggat,
    coalesce(w.waktu_di, '') as waktu_di,
    count(*) over (partition by l.target_waktu) as waktu_sama,
    count(*) over (partition by l.bukti_dukung) as bukti_sama
from langkah as l
left join dokumen_langkah as d on l.kode = d.kode
left join tenggat_langkah as t on l.kode = t.kode
left join waktu_langkah as w on l.kode = w.kode
where l.unggahan_id = $unggahan_id
order by l.urutan;
