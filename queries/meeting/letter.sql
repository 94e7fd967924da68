-- Which entries and people does the invitation letter of meeting $rapat depend on?
-- These are the entry that opened the meeting, the numbers of the people invited before anybody
-- was marked, and the meeting as it was before its first close.
with ubah as (
    select
        e.entri,
        e.peristiwa,
        unnest(e.ubah::json[]) as satu
    from rapat_peristiwa as e
    where
        e.rencana_id = $rencana_id
        and e.rapat = $rapat
        and e.peristiwa not in ('layar', 'lanjutkan', 'perbaikan', 'pindaian', 'presensi')
),

orang as (
    select
        (satu ->> 'nomor')::integer as nomor,
        min_by(satu ->> '$.ke.kehadiran', entri) as kehadiran
    from ubah
    where satu ->> 'benda' = 'hadir' and json_type(satu -> 'ke') = 'OBJECT'
    group by all
)

select
    min(u.entri) filter (where u.peristiwa = 'buka') as dibuka_entri,
    (select coalesce(list(nomor), []) from orang where kehadiran = 'diundang') as diundang,
    min_by(u.satu ->> 'dari', u.entri) filter (
        where u.peristiwa = 'tutup' and u.satu ->> 'benda' = 'rapat'
    ) as sebelum_tutup
from ubah as u
where
    u.satu ->> 'benda' = 'rapat'
    or (u.satu ->> 'benda' = 'hadir' and u.satu ->> '$.ke.kehadiran' = 'diundang');
