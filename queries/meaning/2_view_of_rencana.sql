-- On which unggahan is each of these rencana (`daftar`, ids) judged at the end of day `per`, and of
-- the triwulan before?
-- The newest with its own posisi at `per` or before, else the oldest; never a cancelled one
-- (docs/design.md §5).
-- `pilihan`: the nomor a person chose, or null; then it is judged as though nothing newer were
-- stored.
-- `hingga`: as just after that journal entry, with what was stored and cancelled by then; null: as
-- it is now.

-- A meeting may judge a posisi before the newest unggahan's. Its changes are in unggahan beside the
-- main line (`pangkal`). The newest of these replaces the one found on the main line.

-- Changes are measured from the end of the triwulan before `per` (posisi_sebelum), at most the last
-- of the plan's `tahun`, whatever was stored in between. If nothing was reported by that day, there
-- is nothing to compare: a plan alone is no zero.

create or replace macro akhir_triwulan_sebelum(per, tahun) as
    least((date_trunc('quarter', per::date) - interval 1 day)::date, make_date(tahun, 12, 31));

create or replace macro pandangan_dari(daftar, per, pilihan, hingga) as table
with batal as (
    select
        rencana_id,
        unggahan as nomor,
        max_by(dibatalkan, nomor_entri) as dibatalkan
    from pembatalan
    where
        salah_satu(rencana_id, daftar)
        and (hingga is null or nomor_entri <= hingga)
    group by rencana_id, unggahan
),

unggahan_berlaku as (
    select
        u.*,
        akhir_triwulan_sebelum(per, r.tahun) as posisi_sebelum,
        coalesce(u.nomor = pilihan or (u.nomor < pilihan and u.posisi <= per), u.posisi <= per) as sampai_posisi,
        u.posisi <= akhir_triwulan_sebelum(per, r.tahun) and coalesce(u.nomor <= pilihan, true) as sampai_sebelum
    from unggahan as u
    inner join rencana as r on u.rencana_id = r.rencana_id
    left join batal as b on u.rencana_id = b.rencana_id and u.nomor = b.nomor
    where
        salah_satu(u.rencana_id, daftar)
        and (hingga is null or u.unggahan_id <= hingga)
        and not coalesce(b.dibatalkan, false)
),

seluruhnya as (
    select
        rencana_id,
        coalesce(
            max(nomor) filter (where sampai_posisi and (pangkal is null or nomor = pilihan)), min(nomor)
        ) as dinilai,
        case
            when bool_or(dilaporkan and sampai_sebelum) then max(nomor) filter (where sampai_sebelum and pangkal is null)
        end as sebelum,
        max(nomor) filter (where pangkal is null) as unggahan_terbaru,
        max_by(posisi, nomor) filter (where pangkal is null) as posisi_terbaru,
        coalesce(bool_or(dilaporkan and sampai_posisi), false) as ada_realisasi,
        max(lengkap_per) filter (where sampai_posisi) as laporan_terakhir
    from unggahan_berlaku
    group by rencana_id
),

samping as (
    select
        rencana_id,
        pangkal,
        max_by(nomor, (posisi, nomor)) filter (where sampai_posisi) as dinilai,
        max_by(nomor, (posisi, nomor)) filter (where sampai_sebelum) as sebelum
    from unggahan_berlaku
    where pangkal is not null
    group by rencana_id, pangkal
)

select
    a.rencana_id,
    d.unggahan_id,
    d.nomor as unggahan,
    d.posisi as posisi_unggahan,
    d.jenis,
    d.dilaporkan,
    d.lengkap_per,
    d.waktu,
    d.pelaku,
    d.hash_entri,
    a.ada_realisasi,
    a.laporan_terakhir,
    a.unggahan_terbaru,
    a.posisi_terbaru,
    s.unggahan_id as unggahan_sebelum_id,
    s.nomor as unggahan_sebelum,
    d.posisi_sebelum,
    s.hash_entri as hash_sebelum
from seluruhnya as a
left join samping as di on a.rencana_id = di.rencana_id and a.dinilai = di.pangkal
left join samping as se on a.rencana_id = se.rencana_id and a.sebelum = se.pangkal
inner join unggahan_berlaku as d on a.rencana_id = d.rencana_id and d.nomor = coalesce(di.dinilai, a.dinilai)
left join unggahan_berlaku as s on a.rencana_id = s.rencana_id and s.nomor = coalesce(se.sebelum, a.sebelum);
