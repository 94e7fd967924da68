-- Which bukti is owed per tenggat of this unggahan, and what is known of each?
insert into bukti
with masuk as (
    select
        unnest(
            from_json(
                $isi::json -> 'langkah',
                '[{
                    "urutan": "INTEGER", "kode": "VARCHAR",
                    "tenggat": [{
                        "tenggat": "VARCHAR",
                        "bukti": [{
                            "nama": "VARCHAR", "jenis": "VARCHAR", "status": "VARCHAR", "tautan": "VARCHAR",
                            "catatan": "VARCHAR"
                        }]
                    }]
                }]'
            )
        ) as langkah
)

select
    $unggahan_id,
    langkah.kode,
    t.tenggat,
    ke,
    b.nama,
    b.jenis,
    b.status,
    b.tautan,
    b.catatan
from
    masuk,
    unnest(langkah.tenggat) with ordinality as daftar_tenggat (t, tenggat_ke),
    unnest(t.bukti) with ordinality as daftar_bukti (b, ke)
order by langkah.urutan, tenggat_ke, ke;
