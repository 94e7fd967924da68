-- Which single changes lead to the content a rencana had after journal entry $nomor, a suntingan, oldest first?
-- asal_id of the first is the unggahan all of them stand on. One that later ones began with changes no more.

with recursive unggahan_suntingan as (
    select
        unggahan_id,
        min(asal_id) as asal_id,
        max(entri) as terakhir
    from suntingan
    group by unggahan_id
),

rantai as (
    select
        u.unggahan_id,
        u.asal_id,
        $nomor::bigint as sampai
    from unggahan_suntingan as u
    where u.unggahan_id in (select s.unggahan_id from suntingan as s where s.entri = $nomor)
    union all
    select
        u.unggahan_id,
        u.asal_id,
        u.terakhir
    from rantai as r
    inner join unggahan_suntingan as u on r.asal_id = u.unggahan_id
)

select
    s.unggahan_id,
    s.asal_id,
    s.entri,
    s.kode,
    s.tenggat,
    s.bukti,
    s.kolom,
    s.ke
from suntingan as s
inner join rantai as r on s.unggahan_id = r.unggahan_id
where s.entri <= r.sampai
order by s.entri, s.urutan;
