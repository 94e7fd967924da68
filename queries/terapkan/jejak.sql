-- How was each cell of this unggahan understood, where it was not simply copied?
insert into jejak
with masuk as (
    select
        unnest(
            from_json(
                $isi::json -> 'langkah',
                '[{
                    "urutan": "INTEGER", "kode": "VARCHAR",
                    "jejak": [{
                        "kolom": "VARCHAR", "nilai": "VARCHAR", "dibaca": "VARCHAR", "cara": "VARCHAR",
                        "lembar": "VARCHAR", "baris": "INTEGER", "sel": "VARCHAR"
                    }]
                }]'
            )
        ) as langkah
)

select
    $unggahan_id,
    langkah.kode,
    j.lembar,
    j.baris,
    j.sel,
    j.kolom,
    j.nilai,
    j.dibaca,
    j.cara
from masuk, unnest(langkah.jejak) with ordinality as daftar (j, ke)
order by langkah.urutan, ke;
