-- On which unggahan was a rencana judged at $posisi just after the journal entry $sampai, and which came before it?
-- As keadaan/pandangan, of what had been stored and cancelled by then.
with batal as (
    select
        unggahan as nomor,
        max_by(dibatalkan, nomor_entri) as dibatalkan
    from pembatalan
    where
        rencana_id = $rencana_id
        and nomor_entri <= $sampai
    group by unggahan
),

unggahan_berlaku as (
    select
        u.*,
        u.posisi <= $posisi as sampai_posisi
    from unggahan as u
    left join batal as b on u.nomor = b.nomor
    where
        u.rencana_id = $rencana_id
        and u.unggahan_id <= $sampai
        and not coalesce(b.dibatalkan, false)
),

seluruhnya as (
    select
        max(nomor, 2) filter (where sampai_posisi) as dua_terbaru,
        min(nomor) as tertua,
        max(nomor) as unggahan_terbaru,
        max_by(posisi, nomor) as posisi_terbaru,
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
    d.hash_entri,
    a.ada_realisasi,
    a.jumlah_unggahan,
    a.unggahan_terbaru,
    a.posisi_terbaru,
    s.unggahan_id as unggahan_sebelum_id,
    s.nomor as unggahan_sebelum,
    s.posisi as posisi_sebelum,
    s.hash_entri as hash_sebelum
from seluruhnya as a
inner join unggahan_berlaku as d on d.nomor = coalesce(a.dua_terbaru[1], a.tertua)
left join unggahan_berlaku as s on s.nomor = a.dua_terbaru[2];
