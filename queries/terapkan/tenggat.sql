-- Which tenggat do the langkah of this unggahan have, and what is reported of each?
insert into tenggat
with masuk as (
    select
        unnest(
            from_json(
                $isi::json -> 'langkah',
                '[{
                    "urutan": "INTEGER", "kode": "VARCHAR",
                    "tenggat": [{
                        "tenggat": "VARCHAR", "jatuh_tempo": "DATE", "buka": "DATE", "laporan": "VARCHAR",
                        "tanggal_selesai": "DATE", "selesai_sejak": "DATE", "kendala": "VARCHAR",
                        "tindak_lanjut": "VARCHAR"
                    }]
                }]'
            )
        ) as langkah
)

select
    $unggahan_id,
    langkah.urutan,
    langkah.kode,
    t.tenggat,
    t.jatuh_tempo,
    t.buka,
    t.laporan,
    t.tanggal_selesai,
    t.selesai_sejak,
    t.kendala,
    t.tindak_lanjut
from masuk, unnest(langkah.tenggat) with ordinality as daftar (t, ke)
order by langkah.urutan, ke;
