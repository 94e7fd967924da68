-- How many missing bukti are there at $posisi by jenis, by PIC and by area? Largest group first.

with celah as (
    select
        b.jenis,
        coalesce(l.pic, '') as pic,
        l.area
    from keadaan_bukti($unggahan_id, $posisi) as b
    inner join langkah as l on b.kode = l.kode
    where
        b.celah
        and l.unggahan_id = $unggahan_id
),

kelompok as (
    select
        case
            when grouping(jenis) = 0 then 'jenis'
            when grouping(pic) = 0 then 'pic'
            else 'area'
        end as kelompok,
        coalesce(jenis, pic, area) as nilai,
        count(*) as n
    from celah
    group by grouping sets ((jenis), (pic), (area))
)

select
    kelompok,
    nilai,
    n
from kelompok
order by kelompok, n desc, nilai;
