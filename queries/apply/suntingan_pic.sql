-- Whose is each of these langkah now? The parameters are columns in one order.
update langkah
set pic = f.pic
from (
    select
        unnest($unggahan_id) as unggahan_id,
        unnest($kode) as kode,
        unnest($pic::varchar[]) as pic
) as f
where
    langkah.unggahan_id between list_min($unggahan_id) and list_max($unggahan_id)
    and langkah.unggahan_id = f.unggahan_id
    and langkah.kode = f.kode;
