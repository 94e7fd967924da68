-- Which entries speak of one satker, or of none? Without their text and without a limit: with either the planner would
-- go through everybody's entries.
select nomor
from jurnal_entri
where coalesce(satker, '') in ('', %(satker)s)
    and nomor > %(sejak)s
    and nomor <= %(sampai)s
order by nomor;
