-- What does a picture or file say about these langkah ($kode, a list; null: all)? As in the journal;
-- their tenggat and bukti are questions of their own: one for all takes twice as long to plan.
select * exclude (unggahan_id, kode_tampil, langkah_tampil)
from langkah
where
    unggahan_id = $unggahan_id
    and coalesce(list_contains($kode::varchar[], kode), true);
