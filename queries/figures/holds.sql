-- From which day does each cell of these langkah ($kode, a list) hold what the picture $unggahan_id says
-- of it, and who said it? As known just after the entry $entri (null: now). A cell of which nobody said
-- anything has no row.
select
    f.kode,
    t.tenggat,
    f.bukti,
    f.kolom,
    max_by(f.berlaku, f.ke) as berlaku,
    max_by(f.pelaku, f.ke) as pelaku,
    max_by(f.waktu, f.ke) as waktu
from fakta_gambar([$unggahan_id::bigint], $entri::bigint) as f
left join tenggat as t on t.unggahan_id = $unggahan_id and f.kode = t.kode and f.akar = t.akar
where
    list_contains($kode::varchar[], f.kode)
    and (f.akar is null or t.akar is not null)
group by f.kode, t.tenggat, f.bukti, f.kolom;
