-- How many entries changed what holds on $posisi after the office called its report of that day
-- complete, and when was the last? They are later truths of that day, or take something back.
with dinyatakan as (
    select min(l.entri) as entri
    from lengkap as l
    anti join tarikan_pada(null) as t on l.entri = t.ditarik
    where l.rencana_id = $rencana_id and l.berlaku >= $posisi
),

sesudahnya as (
    select f.entri
    from fakta as f
    inner join dinyatakan as d on f.entri > d.entri
    anti join tarikan_pada(null) as t on f.entri = t.ditarik
    where f.rencana_id = $rencana_id and f.berlaku <= $posisi
    union
    select t.sejak as entri
    from tarikan as t
    inner join fakta as f on t.rencana_id = f.rencana_id and t.ditarik = f.entri
    inner join dinyatakan as d on t.sejak > d.entri and f.entri <= d.entri
    where t.rencana_id = $rencana_id and f.berlaku <= $posisi and t.sampai is null
)

select
    count(*) as n,
    max(c.waktu) as waktu
from sesudahnya as s
inner join catatan as c on s.entri = c.nomor;
