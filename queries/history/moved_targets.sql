-- Which targets did the unggahan of this rencana move, from where to where, and was the old one
-- missed by then?
-- One row per tenggat that was moved, removed (ke null) or added (dari null), newest unggahan
-- first.
-- terlewat: its old due day had passed by the posisi of the unggahan that moved it, and it was not
-- done by that day. The miss stays on record.
-- hari_lewat: days from the old due day until it was done, or until that posisi.
-- status_kini: its status at $posisi in unggahan $unggahan_id; null if it is not in that plan.

with pergeseran as (
    select
        u.nomor as unggahan,
        u.unggahan_id,
        u.jenis,
        u.dilaporkan,
        u.posisi,
        u.waktu,
        u.pelaku,
        p.urutan,
        p.kode,
        p.langkah_aksi,
        p.dari,
        p.ke
    from perubahan as p
    inner join unggahan as u on p.unggahan_id = u.unggahan_id
    where
        u.rencana_id = $rencana_id
        and not u.dibatalkan
        and p.jenis in ('target_bergeser', 'target_dicabut')
),

-- The tenggat just before it moved.
semula as (
    select
        g.unggahan,
        g.kode,
        g.dari,
        max_by(t, u.nomor) as t
    from pergeseran as g
    inner join unggahan as u
        on u.rencana_id = $rencana_id and u.pangkal is null and not u.dibatalkan and g.unggahan > u.nomor
    inner join tenggat as t on u.unggahan_id = t.unggahan_id and g.kode = t.kode and g.dari = t.tenggat
    group by all
),

-- Its report in the unggahan that moved it; if that one removed it, the report before.
dinilai as (
    select
        g.*,
        s.t.jatuh_tempo as jatuh_tempo_semula,
        k.jatuh_tempo as jatuh_tempo_baru,
        coalesce(k.laporan, s.t.laporan) as laporan,
        case when k.kode is not null then k.tanggal_selesai else s.t.tanggal_selesai end as tanggal_selesai,
        case when k.kode is not null then k.selesai_sejak else s.t.selesai_sejak end as selesai_sejak,
        s.t.buka as buka
    from pergeseran as g
    left join semula as s on g.unggahan = s.unggahan and g.kode = s.kode and g.dari = s.dari
    left join tenggat as k on g.unggahan_id = k.unggahan_id and g.kode = k.kode and g.ke = k.tenggat
),

terlewat as (
    select
        *,
        coalesce(
            sudah_tempo(jatuh_tempo_semula, posisi)
            and status_tenggat(laporan, tanggal_selesai, selesai_sejak, buka, jatuh_tempo_semula, jatuh_tempo_semula)
            = 'terlambat',
            false
        ) as terlewat
    from dinilai
)

select
    t.unggahan,
    t.posisi,
    t.jenis,
    t.dilaporkan,
    t.waktu,
    t.pelaku,
    t.kode,
    t.langkah_aksi,
    t.dari,
    t.ke,
    t.jatuh_tempo_semula,
    t.jatuh_tempo_baru,
    t.terlewat,
    case
        when
            t.terlewat and status_tenggat(
                t.laporan, t.tanggal_selesai, t.selesai_sejak, t.buka, t.jatuh_tempo_semula, t.posisi
            ) = 'selesai'
            then hari_lewat(t.jatuh_tempo_semula, selesai_pada(t.tanggal_selesai, t.selesai_sejak))
        when t.terlewat then hari_lewat(t.jatuh_tempo_semula, t.posisi)
        else 0
    end as hari_lewat,
    n.status as status_kini
from terlewat as t
left join nilai_tenggat($unggahan_id, $posisi) as n on t.kode = n.kode and t.ke = n.tenggat
order by t.unggahan desc, t.urutan;
