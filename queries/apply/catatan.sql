-- What does the audit log say about these entries?
insert into catatan by name
select
    nomor,
    waktu::timestamptz as waktu,
    pelaku,
    jenis,
    satker,
    tahun,
    coalesce(isi ->> 'lewat', '') as lewat,
    isi::varchar as isi,
    hash
from entries(
    $entri,
    '{"nomor": "BIGINT", "waktu": "VARCHAR", "pelaku": "VARCHAR", "jenis": "VARCHAR", "satker": "VARCHAR", '
    || '"tahun": "INTEGER", "isi": "JSON", "hash": "VARCHAR"}'
);
