-- Of which days does this rencana have unggahan, and do they report? Oldest posisi first.
-- dipakai: a view at that day is judged on this one, because no later unggahan covers that day or
-- an earlier one.

select
    u.nomor as unggahan,
    u.unggahan_id,
    u.posisi,
    u.hash_entri,
    u.dilaporkan,
    not exists (
        select 1
        from unggahan as lain
        where
            lain.rencana_id = u.rencana_id
            and not lain.dibatalkan
            and lain.posisi <= u.posisi
            and (
                (lain.pangkal is null and lain.nomor > coalesce(u.pangkal, u.nomor))
                or (
                    lain.pangkal = coalesce(u.pangkal, u.nomor)
                    and (u.pangkal is null or (lain.posisi, lain.nomor) > (u.posisi, u.nomor))
                )
            )
    ) as dipakai
from unggahan as u
where
    u.rencana_id = $rencana_id
    and not u.dibatalkan
order by u.posisi, u.nomor;
