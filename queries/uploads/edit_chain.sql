-- Which single changes lead to the content a rencana had after journal entry $nomor, a suntingan?
-- Oldest first.
-- asal_id of the first is the unggahan they all start from. An unggahan that was copied later does
-- not change any more. A row without a kode only says that the report is complete.

with recursive unggahan_suntingan as (
    select
        u.unggahan_id,
        u.asal_id,
        coalesce(max(s.entri), u.unggahan_id) as terakhir
    from unggahan as u
    left join suntingan as s on u.unggahan_id = s.unggahan_id
    where u.asal_id is not null
    group by u.unggahan_id, u.asal_id
),

rantai as (
    select
        u.unggahan_id,
        u.asal_id,
        $nomor::bigint as sampai
    from unggahan_suntingan as u
    where
        u.unggahan_id = $nomor
        or u.unggahan_id in (select s.unggahan_id from suntingan as s where s.entri = $nomor)
    union all
    select
        u.unggahan_id,
        u.asal_id,
        u.terakhir
    from rantai as r
    inner join unggahan_suntingan as u on r.asal_id = u.unggahan_id
)

select
    r.unggahan_id,
    r.asal_id,
    coalesce(s.entri, r.unggahan_id) as entri,
    s.kode,
    s.tenggat,
    s.bukti,
    s.kolom,
    s.ke
from rantai as r
left join suntingan as s on r.unggahan_id = s.unggahan_id and s.entri <= r.sampai
order by entri, s.urutan;
