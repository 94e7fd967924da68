-- What does this rencana look like after its newest entry?
-- simulasi: any unggahan that still stands is simulated data (with all cancelled: any was).
update rencana
set
    hash_terakhir = $hash_entri,
    simulasi = (
        select coalesce(bool_or(u.simulasi) filter (where not u.dibatalkan), bool_or(u.simulasi), false)
        from unggahan as u
        where u.rencana_id = rencana.rencana_id
    )
where satker = $satker and tahun = $tahun;
