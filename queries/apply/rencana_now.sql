-- What do the rencana of these entries look like after them?
-- simulasi: any unggahan that still stands is simulated data (with all cancelled: any was).
update rencana
set
    hash_terakhir = newest.hash,
    simulasi = (
        select coalesce(bool_or(u.simulasi) filter (where not u.dibatalkan), bool_or(u.simulasi), false)
        from unggahan as u
        where u.rencana_id = rencana.rencana_id
    )
from (
    select
        satker,
        tahun,
        max_by(hash, nomor) as hash
    from entries($entri, '{"nomor": "BIGINT", "satker": "VARCHAR", "tahun": "INTEGER", "hash": "VARCHAR"}')
    group by satker, tahun
) as newest
where rencana.satker = newest.satker and rencana.tahun = newest.tahun;
