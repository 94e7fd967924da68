-- What is changed against its source in these langkah ($kode, each of the unggahan at its place in
-- $unggahan_id)? $perubahan: JSON {unggahan_id, urutan, perubahan}, all changes of these langkah,
-- which replace what was listed of them. Something ticked and unticked is no change.
delete from perubahan
where
    unggahan_id between list_min($unggahan_id) and list_max($unggahan_id)
    and (unggahan_id, kode) in (select (unnest($unggahan_id), unnest($kode)));

insert into perubahan by name
select
    unggahan_id,
    urutan,
    perubahan.*
from entries($perubahan::varchar[], $bentuk)
order by urutan;

update terapan
set perubahan = (
    select count(*)
    from perubahan as p
    where
        p.unggahan_id between list_min($unggahan_id) and list_max($unggahan_id)
        and p.unggahan_id = terapan.unggahan_id
)
where
    unggahan_id between list_min($unggahan_id) and list_max($unggahan_id)
    and list_contains($unggahan_id, unggahan_id);
