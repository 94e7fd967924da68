-- What did these unggahan change, each against the one before it?
insert into perubahan
with masuk as (
    select
        from_json(
            teks,
            '{
                "nomor": "BIGINT",
                "isi": {
                    "perubahan": [{
                        "jenis": "VARCHAR", "kode": "VARCHAR", "langkah_aksi": "VARCHAR", "tenggat": "VARCHAR",
                        "kolom": "VARCHAR", "dari": "VARCHAR", "ke": "VARCHAR"
                    }]
                }
            }'
        ) as entri
    from unnest($entri) as daftar (teks)
),

baris_perubahan as (
    select
        entri.nomor,
        unnest(entri.isi.perubahan) as p,
        generate_subscripts(entri.isi.perubahan, 1) as ke
    from masuk
)

select
    nomor,
    ke,
    p.jenis,
    p.kode,
    p.langkah_aksi,
    p.tenggat,
    p.kolom,
    p.dari,
    p.ke
from baris_perubahan
order by nomor, ke;
