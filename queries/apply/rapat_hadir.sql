-- Who attends this meeting under the number $nomor?
-- $ke is the whole of it as JSON; null: it was taken out, and stays only as dihapus.
delete from rapat_hadir as t
using rencana as r
where
    r.satker = $satker
    and r.tahun = $tahun
    and t.rencana_id = r.rencana_id
    and t.rapat = $rapat
    and t.nomor = $nomor
    and $ke is not null;

insert into rapat_hadir
select
    r.rencana_id,
    $rapat,
    $nomor,
    r.ke ->> 'nama',
    r.ke ->> 'jabatan',
    $waktu::timestamptz,
    $pelaku,
    false
from (
    select
        rencana_id,
        $ke::json as ke
    from rencana
    where
        satker = $satker
        and tahun = $tahun
) as r
where r.ke is not null;

update rapat_hadir as t
set
    dihapus = true,
    waktu = $waktu::timestamptz,
    pelaku = $pelaku
from rencana as r
where
    r.satker = $satker
    and r.tahun = $tahun
    and t.rencana_id = r.rencana_id
    and t.rapat = $rapat
    and t.nomor = $nomor
    and $ke is null;
