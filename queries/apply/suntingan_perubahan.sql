-- What does the unggahan change against the one it began with, now that this entry ($nomor) is part of it?
-- The entry says it anew for each langkah it touched: what was ticked and unticked again is no change.
delete from perubahan
where
    unggahan_id = $unggahan_id
    and kode in (select kode from suntingan where entri = $nomor);

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
),

sampai as (
    select coalesce(max(urutan), 0) as urutan
    from perubahan
    where unggahan_id = $unggahan_id
)

select
    $unggahan_id,
    sampai.urutan + ke,
    p.jenis,
    p.kode,
    p.langkah_aksi,
    p.tenggat,
    p.kolom,
    p.dari,
    p.ke
from masuk, sampai, unnest(masuk.daftar) with ordinality as daftar (p, ke)
order by ke;
