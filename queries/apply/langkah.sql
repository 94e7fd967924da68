-- Which langkah do these unggahan have?
insert into langkah
with masuk as (
    select
        from_json(
            teks,
            '{
                "nomor": "BIGINT",
                "isi": {
                    "langkah": [{
                        "urutan": "INTEGER", "kode": "VARCHAR", "area": "VARCHAR", "nama_area": "VARCHAR",
                        "sub_area": "VARCHAR", "nama_sub_area": "VARCHAR", "no": "VARCHAR", "komponen": "VARCHAR",
                        "indikator": "VARCHAR", "langkah_aksi": "VARCHAR", "bukti_dukung": "VARCHAR",
                        "target_waktu": "VARCHAR", "target_capaian": "VARCHAR", "frekuensi": "VARCHAR",
                        "pic": "VARCHAR", "lainnya": "JSON", "jenis_target": "VARCHAR", "mulai": "VARCHAR",
                        "lembar": "VARCHAR", "baris": "INTEGER"
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
)

select
    nomor,
    l.urutan,
    l.kode,
    l.area,
    l.nama_area,
    l.sub_area,
    l.nama_sub_area,
    l.no,
    l.komponen,
    l.indikator,
    l.langkah_aksi,
    l.bukti_dukung,
    l.target_waktu,
    l.target_capaian,
    l.frekuensi,
    l.pic,
    l.lainnya,
    l.jenis_target,
    l.mulai,
    l.lembar,
    l.baris
from baris_langkah
order by nomor, l.urutan;
