-- When was the last change of each of these unggahan ($unggahan_id), in which entry, and by whom
-- ($waktu and $hash_entri; $oleh, JSON lists of who changed fields in entries from $sejak on; all in
-- one order)? Does it report something now ($dilaporkan; null: nothing about that changed)?
update unggahan
set
    waktu = c.waktu::timestamptz,
    hash_entri = c.hash_entri,
    pelaku = coalesce(
        nullif(concat_ws(', ', c.sebelum, nullif(array_to_string(list_filter(
            c.oleh, lambda who: not contains(concat(', ', c.sebelum, ', '), concat(', ', who, ', '))
        ), ', '), '')), ''),
        pelaku
    ),
    dilaporkan = unggahan.lengkap_per is not null or coalesce(c.dilaporkan, unggahan.dilaporkan)
from (
    select
        n.* exclude (sejak),
        u.pelaku as sebelum
    from (
        select
            unnest($unggahan_id) as unggahan_id,
            unnest($sejak) as sejak,
            unnest($waktu) as waktu,
            unnest($hash_entri) as hash_entri,
            unnest($oleh::json[])::varchar[] as oleh,
            unnest($dilaporkan::boolean[]) as dilaporkan
    ) as n
    left join unggahan as u
        on
            n.unggahan_id = u.unggahan_id
            and exists(
                select 1 from suntingan as s
                where
                    s.unggahan_id between list_min($unggahan_id) and list_max($unggahan_id)
                    and s.unggahan_id = u.unggahan_id
                    and s.entri < n.sejak
            )
) as c
where unggahan.unggahan_id = c.unggahan_id;
