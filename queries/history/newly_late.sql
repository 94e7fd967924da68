-- How many tenggat does each of these states say are late on its day, which the state just before it
-- did not? $sesudah and $sebelum: the ids of both, $pada the day, in one order. What is late only
-- because nobody reported is said by neither.
with dibandingkan as (
    select
        unnest($sesudah::bigint[]) as nomor,
        unnest($sesudah::bigint[]) as unggahan_id,
        true as sesudah,
        unnest($pada::date[]) as per
    union all
    select
        unnest($sesudah::bigint[]) as nomor,
        unnest($sebelum::bigint[]) as unggahan_id,
        false as sesudah,
        unnest($pada::date[]) as per
),

terlambat as (
    select
        d.nomor,
        d.sesudah,
        t.kode,
        t.tenggat
    from dibandingkan as d
    inner join gambar as g on d.unggahan_id = g.unggahan_id
    inner join tenggat as t on d.unggahan_id = t.unggahan_id
    where
        status_tenggat(t.laporan, t.tanggal_selesai, t.selesai_sejak, t.buka, t.jatuh_tempo, d.per) = 'terlambat'
        and sudah_tempo(t.jatuh_tempo, dilaporkan_sampai(g.lengkap_per, t.dilaporkan_per))
),

baru as (
    select
        nomor,
        kode,
        tenggat
    from terlambat
    group by nomor, kode, tenggat
    having bool_and(sesudah)
)

select
    nomor,
    count(*) as n
from baru
group by nomor
order by nomor;
