-- Which questions did reading this unggahan leave for the ZI team?
insert into peringatan
with masuk as (
    select
        from_json(
            $isi::json -> 'peringatan',
            '[{
                "lembar": "VARCHAR", "baris": "INTEGER", "kolom": "VARCHAR", "nilai": "VARCHAR", "sel": "VARCHAR",
                "pesan": "VARCHAR"
            }]'
        ) as daftar
)

select
    $unggahan_id,
    p.lembar,
    p.baris,
    p.kolom,
    p.nilai,
    p.sel,
    p.pesan
from masuk, unnest(masuk.daftar) with ordinality as daftar (p, ke)
order by ke;
