-- What was agreed to be done under the number $nomor of this rencana?
-- $ke is the whole of it as JSON; null: it was taken out, and stays only as dihapus.
delete from tindak_lanjut as t
using rencana as r
where
    r.satker = $satker
    and r.tahun = $tahun
    and t.rencana_id = r.rencana_id
    and t.nomor = $nomor
    and $ke is not null;

insert into tindak_lanjut
select
    r.rencana_id,
    $nomor,
    (r.ke ->> 'rapat')::integer,
    $rapat,
    r.ke ->> 'area',
    r.ke ->> 'kode',
    r.ke ->> 'uraian',
    r.ke ->> 'pic',
    (r.ke ->> 'batas')::date,
    r.ke ->> 'status',
    r.ke ->> 'keterangan',
    $waktu::timestamptz,
    $pelaku,
    false
from (
    select
        rencana_id,
        $ke::json as ke
    from rencana
    where
        satker = $satker
        and tahun = $tahun
) as r
where r.ke is not null;

update tindak_lanjut as t
set
    dihapus = true,
    waktu = $waktu::timestamptz,
    pelaku = $pelaku
from rencana as r
where
    r.satker = $satker
    and r.tahun = $tahun
    and t.rencana_id = r.rencana_id
    and t.nomor = $nomor
    and $ke is null;
