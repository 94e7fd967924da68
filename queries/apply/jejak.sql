-- How was each cell of these unggahan understood, where it was not simply copied?
insert into jejak
with masuk as (
    select
        from_json(
            teks,
            '{
                "nomor": "BIGINT",
                "isi": {
                    "langkah": [{
                        "urutan": "INTEGER", "kode": "VARCHAR",
                        "jejak": [{
                            "kolom": "VARCHAR", "nilai": "VARCHAR", "dibaca": "VARCHAR", "cara": "VARCHAR",
                            "lembar": "VARCHAR", "baris": "INTEGER", "sel": "VARCHAR"
                        }]
                    }]
                }
            }'
        ) as entri
    from unnest($entri) as daftar (teks)
),

baris_langkah as (
    select
        entri.nomor,
        unnest(entri.isi.langkah) as l
    from masuk
),

baris_jejak as (
    select
        nomor,
        l.urutan,
        l.kode,
        unnest(l.jejak) as j,
        generate_subscripts(l.jejak, 1) as ke
    from baris_langkah
)

select
    nomor,
    kode,
    j.lembar,
    j.baris,
    j.sel,
    j.kolom,
    j.nilai,
    j.dibaca,
    j.cara
from baris_jejak
order by nomor, urutan, ke;
