-- What is the status of each bukti in the newest valid unggahan, and who last said that it is
-- there, and when? It was said in the app, or in a file accepted later. Filters: $kode, $tenggat,
-- $bukti; null: all.
with rencana_dicari as (
    select rencana_id
    from rencana
    where
        satker = $satker
        and tahun = $tahun
),

unggahan_berlaku as (
    select
        u.unggahan_id,
        u.nomor,
        u.pangkal,
        u.jenis,
        u.pelaku,
        u.waktu
    from unggahan as u
    inner join rencana_dicari as r on u.rencana_id = r.rencana_id
    where not u.dibatalkan
),

berurutan as (
    select
        unggahan_id,
        jenis,
        pelaku,
        waktu,
        lag(unggahan_id) over (order by nomor) as sebelumnya
    from unggahan_berlaku
    where pangkal is null
),

pernyataan as (
    select
        s.kode,
        s.tenggat,
        s.bukti,
        s.entri,
        s.pelaku,
        s.waktu
    from suntingan as s
    inner join unggahan_berlaku as u on s.unggahan_id = u.unggahan_id
    where
        s.menarik is null -- an undo restores what somebody had said
        and (s.kolom = 'tautan' or (s.kolom = 'status' and s.ke = 'ada'))
    union all
    select -- a file that repeats the earlier value says nothing new
        b.kode,
        b.tenggat,
        b.nama as bukti,
        u.unggahan_id as entri,
        u.pelaku,
        u.waktu
    from berurutan as u
    inner join bukti as b on u.unggahan_id = b.unggahan_id
    left join bukti as s
        on u.sebelumnya = s.unggahan_id and b.kode = s.kode and b.tenggat = s.tenggat and b.nama = s.nama
    where u.jenis = 'berkas' and (b.status is distinct from s.status or b.tautan is distinct from s.tautan)
),

pernyataan_terakhir as (
    select
        kode,
        tenggat,
        bukti,
        max_by(pelaku, entri) as pelaku,
        max_by(waktu, entri) as waktu
    from pernyataan
    group by kode, tenggat, bukti
)

select
    b.kode,
    b.tenggat,
    b.nama as bukti,
    b.status,
    b.tautan,
    p.pelaku,
    p.waktu
from bukti as b
left join pernyataan_terakhir as p on b.kode = p.kode and b.tenggat = p.tenggat and b.nama = p.bukti
where
    b.unggahan_id = (select max_by(unggahan_id, nomor) filter (where pangkal is null) from unggahan_berlaku)
    and coalesce(b.kode = $kode, $kode is null)
    and coalesce(b.tenggat = $tenggat, $tenggat is null)
    and coalesce(b.nama = $bukti, $bukti is null);
