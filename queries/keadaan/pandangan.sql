-- On which unggahan is a rencana judged at $posisi, and which one came before it?
-- The newest whose own posisi is $posisi or before, else the oldest; cancelled ones never (DESIGN §5).

with unggahan_berlaku as (
    select
        *,
        posisi <= $posisi as sampai_posisi
    from unggahan
    where
        rencana_id = $rencana_id
        and not dibatalkan
),

unggahan_dinilai as (
    select *
    from unggahan_berlaku
    order by
        sampai_posisi desc,
        case when sampai_posisi then nomor end desc,
        nomor asc
    limit 1
),

unggahan_sebelum as (
    select
        s.unggahan_id,
        s.nomor,
        s.posisi
    from unggahan_berlaku as s
    cross join unggahan_dinilai as d
    where
        s.sampai_posisi
        and s.nomor < d.nomor
    order by s.nomor desc
    limit 1
),

seluruhnya as (
    select
        count(*) as jumlah_unggahan,
        coalesce(bool_or(dilaporkan and sampai_posisi), false) as ada_realisasi
    from unggahan_berlaku
)

select
    d.unggahan_id,
    d.nomor as unggahan,
    d.posisi as posisi_unggahan,
    d.waktu,
    d.pelaku,
    a.ada_realisasi,
    a.jumlah_unggahan,
    s.unggahan_id as unggahan_sebelum_id,
    s.nomor as unggahan_sebelum,
    s.posisi as posisi_sebelum
from unggahan_dinilai as d
cross join seluruhnya as a
left join unggahan_sebelum as s on true;
