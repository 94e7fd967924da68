-- Which fields were changed in the app ($baris: JSON of table suntingan), from what to what?
insert into suntingan by name
select * replace (waktu::timestamptz as waktu)
from entries(
    $baris,
    '{"unggahan_id": "BIGINT", "asal_id": "BIGINT", "entri": "BIGINT", "hash_entri": "VARCHAR", "waktu": "VARCHAR", '
    || '"pelaku": "VARCHAR", "rapat": "INTEGER", "menarik": "BIGINT", "kembar": "BIGINT", "urutan": "INTEGER", '
    || '"kode": "VARCHAR", "tenggat": "VARCHAR", "bukti": "VARCHAR", "kolom": "VARCHAR", "dari": "VARCHAR", '
    || '"ke": "VARCHAR"}'
);
