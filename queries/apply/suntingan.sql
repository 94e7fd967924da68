-- Which fields does this entry change, from what to what, and who did it?
insert into suntingan
with masuk as (
    select
        from_json(
            $isi::json -> 'ubah',
            '[{
                "kode": "VARCHAR", "tenggat": "VARCHAR", "bukti": "VARCHAR", "kolom": "VARCHAR", "dari": "VARCHAR",
                "ke": "VARCHAR"
            }]'
        ) as daftar
)

select
    $unggahan_id,
    $asal_id,
    $nomor,
    $hash_entri,
    $waktu::timestamptz,
    $pelaku,
    ($isi::json ->> 'rapat')::integer,
    ($isi::json ->> 'menarik')::bigint,
    urutan,
    u.kode,
    u.tenggat,
    u.bukti,
    u.kolom,
    u.dari,
    u.ke
from masuk, unnest(masuk.daftar) with ordinality as daftar (u, urutan)
order by urutan;
