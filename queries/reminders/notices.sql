-- Which word was given for this satker (null: for any), to these people (null: to all), of this kind (null: of any)?
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
