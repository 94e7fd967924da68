-- Which langkah does this unggahan have?
insert into langkah
with masuk as (
    select
        unnest(
            from_json(
                $isi::json -> 'langkah',
                '[{
                    "urutan": "INTEGER", "kode": "VARCHAR", "area": "VARCHAR", "nama_area": "VARCHAR",
                    "sub_area": "VARCHAR", "nama_sub_area": "VARCHAR", "no": "VARCHAR", "komponen": "VARCHAR",
                    "indikator": "VARCHAR", "langkah_aksi": "VARCHAR", "bukti_dukung": "VARCHAR",
                    "target_waktu": "VARCHAR", "target_capaian": "VARCHAR", "frekuensi": "VARCHAR", "pic": "VARCHAR",
                    "lainnya": "JSON", "jenis_target": "VARCHAR", "mulai": "VARCHAR", "lembar": "VARCHAR",
                    "baris": "INTEGER"
                }]'
            ),
            recursive := true
        )
)

select
    $unggahan_id,
    *
from masuk
order by urutan;
