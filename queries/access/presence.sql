-- Which meetings that go on let people mark themselves present on their phones? Of one rencana's meeting, or that whose
-- address has the secret of this digest ($sidik), where given.
select
    r.satker,
    r.tahun,
    m.rapat
from rapat as m
inner join rencana as r on m.rencana_id = r.rencana_id
where
    m.status = 'berlangsung'
    and not m.dihapus
    and coalesce(m.rincian ->> 'presensi', '') <> ''
    and case
        when $sidik is null then r.satker = $satker and r.tahun = $tahun and m.rapat = $rapat
        else m.rincian ->> 'presensi' = $sidik
    end;
