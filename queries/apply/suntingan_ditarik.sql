-- As of when are the tenggat of these langkah ($kode, each of the unggahan at its place in
-- $unggahan_id) reported of which an unggahan only takes back earlier reports?
--
-- They count as before those reports, except for fields that differ from that time. $bukan_laporan: the
-- fields that report nothing.
with own as (
    select
        s.*,
        t.rencana_id,
        t.posisi
    from suntingan as s
    inner join (select unnest($unggahan_id) as unggahan_id, unnest($kode) as kode) as l on s.unggahan_id = l.unggahan_id and s.kode = l.kode
    inner join unggahan as t on s.unggahan_id = t.unggahan_id
    where
        s.unggahan_id between list_min($unggahan_id) and list_max($unggahan_id)
        and s.bukti is null
        and not list_contains($bukan_laporan, s.kolom)
),

taken_back as (
    select
        o.unggahan_id,
        o.rencana_id,
        o.posisi,
        o.kode,
        o.tenggat,
        min(d.asal_id) as before_id
    from own as o
    left join suntingan as d on o.menarik = d.entri
    group by all
    having
        min(d.unggahan_id) < o.unggahan_id
        and bool_and(o.menarik is not null or o.entri in (select own.menarik from own where own.menarik is not null))
),

told as (
    select
        o.unggahan_id,
        o.kode,
        o.tenggat,
        max(u.posisi) filter (where s.menarik is null) as posisi
    from taken_back as o
    inner join suntingan as s
        on o.kode = s.kode and o.tenggat = s.tenggat and o.before_id <= s.asal_id and o.unggahan_id >= s.unggahan_id
    inner join unggahan as u
        on s.unggahan_id = u.unggahan_id and o.rencana_id = u.rencana_id and o.posisi >= u.posisi
    where s.bukti is null and not list_contains($bukan_laporan, s.kolom)
    group by o.unggahan_id, o.kode, o.tenggat, s.bukti, s.kolom
    having
        first(s.dari order by s.entri, s.urutan) is distinct from last(s.ke order by s.entri, s.urutan)
),

before as (
    select
        o.unggahan_id,
        o.kode,
        o.tenggat,
        greatest(any_value(b.dilaporkan_per), max(t.posisi)) as dilaporkan_per
    from taken_back as o
    inner join tenggat as b on o.before_id = b.unggahan_id and o.kode = b.kode and o.tenggat = b.tenggat
    left join told as t on o.unggahan_id = t.unggahan_id and o.kode = t.kode and o.tenggat = t.tenggat
    group by o.unggahan_id, o.kode, o.tenggat
)

update tenggat
set dilaporkan_per = b.dilaporkan_per
from before as b
where
    tenggat.unggahan_id between list_min($unggahan_id) and list_max($unggahan_id)
    and tenggat.unggahan_id = b.unggahan_id
    and tenggat.kode = b.kode
    and tenggat.tenggat = b.tenggat;
