-- When was the last change of each of these unggahan, in which entry, and by whom are they so far? The
-- parameters are columns in one order. $dilaporkan: something is reported now; null: nothing about
-- that changed.
update unggahan
set
    waktu = c.waktu,
    hash_entri = c.hash_entri,
    dilaporkan = unggahan.lengkap_per is not null or coalesce(c.dilaporkan, unggahan.dilaporkan)
from (
    select
        unnest($unggahan_id) as unggahan_id,
        unnest($waktu::timestamptz[]) as waktu,
        unnest($hash_entri) as hash_entri,
        unnest($dilaporkan::boolean[]) as dilaporkan
) as c
where unggahan.unggahan_id = c.unggahan_id
returning unggahan.unggahan_id, unggahan.pelaku;
