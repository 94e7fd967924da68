-- Which questions did reading these unggahan leave for the ZI team?
insert into peringatan
with masuk as (
    select
        from_json(
            teks,
            '{
                "nomor": "BIGINT",
                "isi": {
                    "peringatan": [{
                        "lembar": "VARCHAR", "baris": "INTEGER", "kolom": "VARCHAR", "nilai": "VARCHAR",
                        "sel": "VARCHAR", "pesan": "VARCHAR"
                    }]
                }
            }'
        ) as entri
    from unnest($entri) as daftar (teks)
),

baris_peringatan as (
    select
        entri.nomor,
        unnest(entri.isi.peringatan) as p,
        generate_subscripts(entri.isi.peringatan, 1) as ke
    from masuk
)

select
    nomor,
    p.lembar,
    p.baris,
    p.kolom,
    p.nilai,
    p.sel,
    p.pesan
from baris_peringatan
order by nomor, ke;
