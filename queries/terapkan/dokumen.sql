-- Into which documents was the evidence cell of each langkah of this unggahan split?
insert into dokumen
with masuk as (
    select
        unnest(
            from_json(
                $isi::json -> 'langkah',
                '[{"urutan": "INTEGER", "kode": "VARCHAR", "bukti": [{"nama": "VARCHAR", "jenis": "VARCHAR"}]}]'
            )
        ) as langkah
)

select
    $unggahan_id,
    langkah.kode,
    ke,
    b.nama,
    b.jenis
from masuk, unnest(langkah.bukti) with ordinality as daftar (b, ke)
order by langkah.urutan, ke;
