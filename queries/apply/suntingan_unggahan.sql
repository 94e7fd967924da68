-- When was the last change of each of these unggahan ($unggahan_id), in which entry ($waktu and
-- $hash_entri, in the same order), and by whom are its changes? Does it report something now
-- ($dilaporkan; null: nothing about that changed)?
update unggahan
set
    waktu = c.waktu::timestamptz,
    hash_entri = c.hash_entri,
    pelaku = coalesce(c.pelaku, unggahan.pelaku),
    dilaporkan = unggahan.lengkap_per is not null or coalesce(c.dilaporkan, unggahan.dilaporkan)
from (
    select
        n.*,
        a.pelaku
    from (
        select
            unnest($unggahan_id) as unggahan_id,
            unnest($waktu) as waktu,
            unnest($hash_entri) as hash_entri,
            unnest($dilaporkan::boolean[]) as dilaporkan
    ) as n
    left join (
        select
            unggahan_id,
            string_agg(pelaku, ', ' order by pertama) as pelaku
        from (
            select
                unggahan_id,
                pelaku,
                min(entri) as pertama
            from suntingan
            where unggahan_id between list_min($unggahan_id) and list_max($unggahan_id)
            group by unggahan_id, pelaku
        )
        group by unggahan_id
    ) as a on n.unggahan_id = a.unggahan_id
) as c
where unggahan.unggahan_id = c.unggahan_id;
