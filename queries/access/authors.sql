-- Who wrote journal entry $nomor, or stored unggahan number $unggahan of this rencana? An entry may
-- be a change in the app, in a meeting's record, a verdict of the tier above, or an unggahan.
select pelaku
from suntingan
where entri = $nomor
union
select pelaku
from rapat_peristiwa
where entri = $nomor
union
select pelaku
from penilaian
where entri = $nomor
union
select u.pelaku
from unggahan as u
inner join rencana as r on u.rencana_id = r.rencana_id
where
    u.unggahan_id = $nomor
    or (r.satker = $satker and r.tahun = $tahun and u.nomor = $unggahan);
