-- Which langkah have something late at $posisi: of how many tenggat, for how long, and is none of it reported yet?
-- The longest late first.

select
    kode,
    any_value(area) as area,
    any_value(langkah_aksi) as langkah_aksi,
    any_value(pic) as pic,
    count(*) as tenggat,
    max(hari_terlambat) as hari_terlambat,
    bool_and(belum_dilaporkan) as belum_dilaporkan
from keadaan_tenggat($unggahan_id, $posisi)
where status = 'terlambat'
group by kode
order by hari_terlambat desc, min(urutan);
