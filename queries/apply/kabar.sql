-- Which notices went to whom, after these entries? The last entry of each counts; the time it was
-- first taken stays.
insert into kabar by name
select
    satker,
    kabar.kunci as kunci,
    max_by(kabar.kepada, nomor) as kepada,
    max_by(kabar.perihal, nomor) as perihal,
    max_by(kabar.keadaan, nomor) as keadaan,
    max_by(kabar.hari, nomor) as hari,
    max_by(kabar.percobaan, nomor) as percobaan,
    max_by(kabar.ragu, nomor) as ragu,
    max_by(kabar.tentang::varchar, nomor) as tentang,
    max_by(kabar.jawaban, nomor) as jawaban,
    min(waktu::timestamptz) as pertama,
    max_by(waktu::timestamptz, nomor) as waktu,
    max_by(pelaku, nomor) as pelaku
from (
    select
        satker,
        nomor,
        waktu,
        pelaku,
        unnest(isi.kabar) as kabar
    from entries($entri, $bentuk)
)
group by satker, kabar.kunci
on conflict (satker, kunci) do update set
    keadaan = excluded.keadaan,
    percobaan = excluded.percobaan,
    ragu = excluded.ragu,
    tentang = excluded.tentang,
    jawaban = excluded.jawaban,
    waktu = excluded.waktu,
    pelaku = excluded.pelaku;
