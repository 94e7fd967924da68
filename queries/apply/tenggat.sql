-- Which tenggat do the langkah of these unggahan have, and what is reported of each?
insert into tenggat
with masuk as (
    select
        from_json(
            teks,
            '{
                "nomor": "BIGINT",
                "isi": {
                    "langkah": [{
                        "urutan": "INTEGER", "kode": "VARCHAR",
                        "tenggat": [{
                            "tenggat": "VARCHAR", "jatuh_tempo": "DATE", "buka": "DATE", "laporan": "VARCHAR",
                            "tanggal_selesai": "DATE", "selesai_sejak": "DATE", "kendala": "VARCHAR",
                            "tindak_lanjut": "VARCHAR"
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

baris_tenggat as (
    select
        nomor,
        l.urutan,
        l.kode,
        unnest(l.tenggat) as t,
        generate_subscripts(l.tenggat, 1) as ke
    from baris_langkah
)

select
    nomor,
    urutan,
    kode,
    t.tenggat,
    t.jatuh_tempo,
    t.buka,
    t.laporan,
    t.tanggal_selesai,
    t.selesai_sejak,
    t.kendala,
    t.tindak_lanjut
from baris_tenggat
order by nomor, urutan, ke;
