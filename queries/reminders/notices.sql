-- Which notices went out for this satker, to these people, of this kind? A null filter matches all.
select
    satker,
    kunci,
    kepada,
    perihal,
    keadaan,
    hari,
    percobaan,
    ragu,
    tentang,
    jawaban,
    pertama,
    waktu,
    pelaku
from kabar
where
    coalesce(satker = $satker, true)
    and coalesce(perihal = $perihal, true)
    and ($kepada::varchar [] is null or list_contains($kepada::varchar [], kepada))
order by waktu, kunci;
