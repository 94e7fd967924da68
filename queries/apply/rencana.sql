-- Which rencana do these entries begin: the satker and tahun that none is of yet?
-- $entri everywhere here: the journal entries as JSON texts, in order.
insert into rencana
with masuk as (
    select from_json(teks, '{"nomor": "BIGINT", "satker": "VARCHAR", "tahun": "INTEGER"}') as entri
    from unnest($entri) as daftar (teks)
),

baru as (
    select
        entri.satker,
        entri.tahun,
        min(entri.nomor) as pertama
    from masuk
    where not exists (select 1 from rencana as r where r.satker = entri.satker and r.tahun = entri.tahun)
    group by entri.satker, entri.tahun
)

select
    (select coalesce(max(rencana_id), 0) from rencana) + row_number() over (order by pertama),
    satker,
    tahun,
    false,
    false,
    ''
from baru
order by pertama;
