-- Who gave each bukti of an unggahan its verdict (terverifikasi, perlu_perbaikan), and when? As
-- known just after the entry $sampai (null: now). A verdict comes from the app, or from a file that
-- differs from the version before.
with dibatalkan as (
    select
        rencana_id,
        unggahan as nomor
    from pembatalan
    where coalesce(nomor_entri <= $sampai, true)
    group by rencana_id, unggahan
    having max_by(dibatalkan, nomor_entri)
),

-- The unggahan of that day or an earlier one.
berlaku as (
    select u.*
    from unggahan as u
    inner join unggahan as dilihat on u.rencana_id = dilihat.rencana_id and dilihat.posisi >= u.posisi
    anti join dibatalkan as d on u.rencana_id = d.rencana_id and u.nomor = d.nomor
    where
        dilihat.unggahan_id = $unggahan_id
        and coalesce(u.unggahan_id <= $sampai, true)
),

berurutan as (
    select
        *,
        lag(unggahan_id) over (order by nomor) as sebelumnya
    from berlaku
    where pangkal is null
),

penilaian as (
    select
        s.kode,
        s.tenggat,
        s.bukti,
        s.ke as status,
        s.entri,
        s.pelaku,
        s.waktu
    from suntingan as s
    inner join berlaku as u on s.unggahan_id = u.unggahan_id
    where
        s.kolom = 'status'
        and s.bukti is not null
        and s.menarik is null -- an undo restores what somebody had said
        and coalesce(s.entri <= $sampai, true)
    union all
    select
        b.kode,
        b.tenggat,
        b.nama as bukti,
        b.status,
        u.unggahan_id as entri,
        u.pelaku,
        u.waktu
    from berurutan as u
    inner join bukti as b on u.unggahan_id = b.unggahan_id
    left join bukti as s
        on u.sebelumnya = s.unggahan_id and b.kode = s.kode and b.tenggat = s.tenggat and b.nama = s.nama
    where u.jenis = 'berkas' and b.status is distinct from s.status
)

select
    b.kode,
    b.tenggat,
    b.nama as bukti,
    max_by(n.pelaku, n.entri) as pelaku,
    max_by(n.waktu, n.entri) as waktu
from bukti as b
inner join penilaian as n
    on b.kode = n.kode and b.tenggat = n.tenggat and b.nama = n.bukti and b.status = n.status
where
    b.unggahan_id = $unggahan_id
    and b.status in ('terverifikasi', 'perlu_perbaikan')
group by b.kode, b.tenggat, b.nama;
