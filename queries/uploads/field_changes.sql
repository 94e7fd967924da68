-- Who gave a cell of this rencana its present value, and when?
-- The last change in the app, on the main line or beside unggahan $pangkal; or the last file that
-- changed it (under one of the names in $judul, or as a whole langkah). Else the last change of
-- that langkah, else the last file.
with pernyataan as (
    select
        s.entri,
        s.pelaku,
        s.waktu,
        s.tenggat is not distinct from $tenggat
        and s.bukti is not distinct from $bukti
        and s.kolom = $kolom as tepat
    from suntingan as s
    inner join unggahan as u on s.unggahan_id = u.unggahan_id
    where
        u.rencana_id = $rencana_id
        and not u.dibatalkan
        and (u.pangkal is null or u.pangkal = $pangkal)
        and s.kode = $kode
    union all
    select
        u.unggahan_id,
        u.pelaku,
        u.waktu,
        case
            when p.kode is not null
                then p.kolom is null or (p.tenggat is not distinct from $tenggat and list_contains($judul, p.kolom))
        end
    from unggahan as u
    left join perubahan as p on u.unggahan_id = p.unggahan_id and p.kode = $kode
    where
        u.rencana_id = $rencana_id
        and u.jenis = 'berkas'
        and not u.dibatalkan
)

select
    pelaku,
    waktu
from pernyataan
order by tepat desc nulls last, entri desc
limit 1;
