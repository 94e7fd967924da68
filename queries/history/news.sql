-- What came to this rencana since $sejak from others than $pelaku? For each unggahan that brought
-- some: targets reported on, bukti, and 1 if it is a file. Not what was taken back or cancelled.
with changed as (
    select
        unggahan_id,
        kode,
        tenggat,
        bukti
    from suntingan
    where
        waktu >= $sejak::timestamptz
        and pelaku <> $pelaku
        and tenggat is not null
        and menarik is null
        and kembar is null
        and entri not in (select s.menarik from suntingan as s where s.menarik is not null)
),

counted as (
    select
        unggahan_id,
        count(distinct (kode, tenggat)) filter (where bukti is null) as laporan,
        count(distinct (kode, tenggat, bukti)) filter (where bukti is not null) as bukti,
        0 as unggahan
    from changed
    group by unggahan_id
    union all
    select
        unggahan_id,
        0 as laporan,
        0 as bukti,
        1 as unggahan
    from unggahan
    where jenis = 'berkas' and waktu >= $sejak::timestamptz and pelaku <> $pelaku
)

select
    u.nomor,
    c.laporan,
    c.bukti,
    c.unggahan
from counted as c
inner join unggahan as u on c.unggahan_id = u.unggahan_id
where u.rencana_id = $rencana_id and not u.dibatalkan
order by u.nomor desc;
