-- What do the rencana of these entries look like after them?
-- simulasi: any unggahan that still stands is simulated data (with all cancelled: any was).
update rencana
set
    hash_terakhir = terbaru.hash_entri,
    simulasi = (
        select coalesce(bool_or(u.simulasi) filter (where not u.dibatalkan), bool_or(u.simulasi), false)
        from unggahan as u
        where u.rencana_id = rencana.rencana_id
    )
from (
    select
        entri.satker,
        entri.tahun,
        max_by(entri.hash, entri.nomor) as hash_entri
    from (
        select
            from_json(
                teks, '{"nomor": "BIGINT", "satker": "VARCHAR", "tahun": "INTEGER", "hash": "VARCHAR"}'
            ) as entri
        from unnest($entri) as daftar (teks)
    )
    group by entri.satker, entri.tahun
) as terbaru
where rencana.satker = terbaru.satker and rencana.tahun = terbaru.tahun;
