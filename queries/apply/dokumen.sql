-- Into which documents was the evidence cell of each langkah of these unggahan split?
insert into dokumen
with masuk as (
    select
        from_json(
            teks,
            '{
                "nomor": "BIGINT",
                "isi": {
                    "langkah": [{
                        "urutan": "INTEGER", "kode": "VARCHAR",
                        "bukti": [{"nama": "VARCHAR", "jenis": "VARCHAR"}]
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

baris_dokumen as (
    select
        nomor,
        l.urutan,
        l.kode,
        unnest(l.bukti) as b,
        generate_subscripts(l.bukti, 1) as ke
    from baris_langkah
)

select
    nomor,
    kode,
    ke,
    b.nama,
    b.jenis
from baris_dokumen
order by nomor, urutan, ke;
