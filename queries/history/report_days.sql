-- From which days does something hold that was reported of these langkah ($kode; null: all) of a
-- rencana, as known after the entry $entri (null: all)? A complete report is of all. A bukti alone is no
-- report. Earliest first.
select f.berlaku as hari
from fakta as f
anti join tarikan_pada($entri) as t on f.entri = t.ditarik
where
    f.rencana_id = $rencana_id
    and f.bukti is null
    and melaporkan(f.kolom, f.nilai)
    and coalesce(f.entri <= $entri, true)
    and dipilih(f.kode, $kode::varchar[])
union
select l.berlaku as hari
from lengkap as l
anti join tarikan_pada($entri) as t on l.entri = t.ditarik
where l.rencana_id = $rencana_id and coalesce(l.entri <= $entri, true)
order by hari;
