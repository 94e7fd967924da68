-- What is the status of each bukti in the newest valid file, by all that is known, and who last said
-- that it is there, and when? It was said in the app, or a file said something else than was known.
-- Filters: $kode, $tenggat, $bukti; null: all.
with terbaru as (
    select
        r.rencana_id,
        max_by(u.unggahan_id, u.nomor) as berkas
    from rencana as r
    inner join unggahan as u on r.rencana_id = u.rencana_id
    where
        r.satker = $satker
        and r.tahun = $tahun
        and not u.dibatalkan
    group by r.rencana_id
),

dikatakan as (
    select
        f.kode,
        f.akar,
        f.bukti,
        max_by(f.nilai, (f.berlaku, f.entri, f.urutan)) filter (where f.kolom = 'status') as status,
        max_by(f.nilai, (f.berlaku, f.entri, f.urutan)) filter (where f.kolom = 'tautan') as tautan,
        max_by(f.pelaku, f.entri) filter (where f.berkas or f.kolom = 'tautan' or f.nilai = 'ada') as pelaku,
        max_by(f.waktu, f.entri) filter (where f.berkas or f.kolom = 'tautan' or f.nilai = 'ada') as waktu
    from fakta as f
    inner join terbaru as b on f.rencana_id = b.rencana_id
    anti join tarikan_pada(null) as t on f.entri = t.ditarik
    where
        f.kolom in ('status', 'tautan')
        and coalesce(f.kode = $kode, $kode is null)
        and coalesce(f.bukti = $bukti, $bukti is null)
    group by f.kode, f.akar, f.bukti
)

select
    b.kode,
    b.tenggat,
    b.nama as bukti,
    coalesce(d.status, 'belum_ada') as status,
    coalesce(d.tautan, '') as tautan,
    d.pelaku,
    d.waktu
from terbaru
inner join bukti as b on terbaru.berkas = b.unggahan_id
inner join tenggat as t on terbaru.berkas = t.unggahan_id and b.kode = t.kode and b.tenggat = t.tenggat
left join dikatakan as d on b.kode = d.kode and t.akar = d.akar and b.nama = d.bukti
where
    coalesce(b.kode = $kode, $kode is null)
    and coalesce(b.tenggat = $tenggat, $tenggat is null)
    and coalesce(b.nama = $bukti, $bukti is null);
