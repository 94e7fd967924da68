-- What did this unggahan change against the one before it?
insert into perubahan
with masuk as (
    select
        from_json(
            $isi::json -> 'perubahan',
            '[{
                "jenis": "VARCHAR", "kode": "VARCHAR", "langkah_aksi": "VARCHAR", "tenggat": "VARCHAR",
                "kolom": "VARCHAR", "dari": "VARCHAR", "ke": "VARCHAR"
            }]'
        ) as daftar
)

select
    $unggahan_id,
    urutan,
    p.jenis,
    p.kode,
    p.langkah_aksi,
    p.tenggat,
    p.kolom,
    p.dari,
    p.ke
from masuk, unnest(masuk.daftar) with ordinality as daftar (p, urutan)
order by urutan;
