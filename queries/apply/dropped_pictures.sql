-- Which pictures are not the present ones any more, since something changed from the day in $sejak on?
-- Columns in one order. What is known up to an entry does not change. Of the days before, only the one
-- that stands at a triwulan's end keeps its picture: others are made again if somebody asks.
update gambar
set dibuang = now()
from (
    select
        unnest($rencana_id::integer[]) as rencana_id,
        unnest($sejak::date[]) as sejak
) as b
where
    gambar.rencana_id = b.rencana_id
    and gambar.entri is null
    and gambar.dibuang is null
    and (
        gambar.hari >= b.sejak
        or exists (
            select 1
            from hari as h
            where
                h.rencana_id = gambar.rencana_id
                and h.hari > gambar.hari
                and h.hari <= last_day(date_trunc('quarter', gambar.hari) + interval 2 months)
        )
    );
