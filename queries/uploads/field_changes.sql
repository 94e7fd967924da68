-- Who gave one field of this rencana its present value, and when?
-- The last change of it made in the app itself, or a file accepted after that: a file says everything anew.
with pernyataan as (
    select
        s.entri,
        s.pelaku,
        s.waktu
    from suntingan as s
    inner join unggahan as u on s.unggahan_id = u.unggahan_id
    where
        u.rencana_id = $rencana_id
        and not u.dibatalkan
        and s.kode = $kode
        and s.tenggat is not distinct from $tenggat
        and s.bukti is not distinct from $bukti
        and s.kolom = $kolom
    union all
    select
        unggahan_id,
        pelaku,
        waktu
    from unggahan
    where
        rencana_id = $rencana_id
        and jenis = 'berkas'
        and not dibatalkan
)

select
    pelaku,
    waktu
from pernyataan
order by entri desc
limit 1;
