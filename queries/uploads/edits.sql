-- Which fields of this rencana were changed in the meeting $rapat, and which of these changes were
-- taken back (ditarik)? Oldest first.
select
    f.entri,
    f.rapat,
    null::bigint as menarik,
    f.entri in (from tarikan_pada(null)) as ditarik,
    f.waktu,
    f.pelaku,
    f.kode,
    kode_rencana($rencana_id, f.kode) as kode_tampil,
    f.tenggat,
    f.bukti,
    f.kolom,
    f.dari,
    f.nilai as ke
from fakta as f
where
    f.rencana_id = $rencana_id
    and f.rapat = $rapat
order by f.entri, f.urutan;
