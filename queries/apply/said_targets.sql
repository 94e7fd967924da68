-- Which files do the rencana of these targets have ($rencana_id, $kode and $tenggat, columns in one
-- order), and which name does each target keep in them? A file that lacks it has a row without.
-- Of the targets alone: a thousand touches of hundreds of offices name some, their plans a million.
select
    u.rencana_id,
    u.unggahan_id,
    u.nomor,
    u.posisi,
    u.dibatalkan,
    t.kode,
    t.tenggat,
    t.akar
from (
    select
        unnest($rencana_id::integer[]) as rencana_id,
        unnest($kode::varchar[]) as kode,
        unnest($tenggat::varchar[]) as tenggat
) as d
inner join unggahan as u on d.rencana_id = u.rencana_id
left join tenggat as t on u.unggahan_id = t.unggahan_id and d.kode = t.kode and d.tenggat = t.tenggat
order by u.unggahan_id;
