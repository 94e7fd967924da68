-- Of the letter that asked to the meeting $rapat, as known just after the entry $sampai (null: now): which entry opened
-- the meeting, and which one changed last what the letter says of it (its details, whom it asks)? And with which numbers
-- were those written down who were asked to come, before anybody marked who came?
with ubah as (
    select
        e.entri,
        e.waktu,
        e.peristiwa,
        unnest(e.ubah::json[]) as satu
    from rapat_peristiwa as e
    where
        e.rencana_id = $rencana_id
        and e.rapat = $rapat
        and e.peristiwa not in ('layar', 'tutup', 'lanjutkan', 'perbaikan', 'pindaian', 'presensi')
        and coalesce(e.entri <= $sampai, true)
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
    max(u.entri) as entri,
    max(u.waktu) as waktu,
    (select coalesce(list(nomor), []) from orang where kehadiran = 'diundang') as diundang
from ubah as u
where
    u.satu ->> 'benda' = 'rapat'
    or (u.satu ->> 'benda' = 'hadir' and u.satu ->> '$.ke.kehadiran' = 'diundang');
