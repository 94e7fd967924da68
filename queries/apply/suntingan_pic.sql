-- Whose is each of these langkah now? $bidang: JSON {unggahan_id, kode, ke}, of the unggahan
-- $unggahan_id.
update langkah
set pic = f.ke['pic']
from entries($bidang, '{"unggahan_id": "BIGINT", "kode": "VARCHAR", "ke": "MAP(VARCHAR, VARCHAR)"}') as f
where
    langkah.unggahan_id between list_min($unggahan_id) and list_max($unggahan_id)
    and langkah.unggahan_id = f.unggahan_id
    and langkah.kode = f.kode;
