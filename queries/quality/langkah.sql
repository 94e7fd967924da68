-- What does each langkah of the unggahan say, and into which documents was its evidence cell split, into
-- which tenggat its time?
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
)

select
    l.* exclude (unggahan_id),
    coalesce(d.dokumen, '') as dokumen,
    coalesce(t.tenggat, '') as tenggat,
    count(*) over (partition by l.target_waktu) as waktu_sama,
    count(*) over (partition by l.bukti_dukung) as bukti_sama
from langkah as l
left join dokumen_langkah as d on l.kode = d.kode
left join tenggat_langkah as t on l.kode = t.kode
where l.unggahan_id = $unggahan_id
order by l.urutan;
