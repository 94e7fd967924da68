-- Is any unggahan of this rencana that still stands simulated data? (With all cancelled: was any?)
update rencana
set simulasi = (
    select coalesce(bool_or(u.simulasi) filter (where not u.dibatalkan), bool_or(u.simulasi), false)
    from unggahan as u
    where u.rencana_id = rencana.rencana_id
)
where satker = $satker and tahun = $tahun;
