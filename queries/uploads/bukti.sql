-- What does a picture say about each bukti of these langkah ($kode, a list; null: all)? As in the
-- journal, in its order: that of the rows.
select * exclude (unggahan_id, urutan)
from bukti
where
    unggahan_id = $unggahan_id
    and coalesce(list_contains($kode::varchar[], kode), true);
