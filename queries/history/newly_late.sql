-- How many tenggat does each unggahan of this rencana say are late at its posisi, which the one
-- before it did not? What is late only because nobody reported is said by neither.

with urut as (
    select
        unggahan_id,
        nomor,
        posisi,
        lag(unggahan_id) over (order by nomor) as sebelum
    from unggahan
    where rencana_id = $rencana_id and not dibatalkan
),

dibandingkan as (
    select
        nomor,
        posisi as per,
        unnest([unggahan_id, sebelum]) as unggahan_id,
        unnest([true, false]) as sesudah
    from urut
    where sebelum is not null
),

terlambat as (
    select
        d.nomor,
        d.sesudah,
        t.kode,
        t.tenggat
    from dibandingkan as d
    inner join unggahan as u on d.unggahan_id = u.unggahan_id
    inner join tenggat as t on d.unggahan_id = t.unggahan_id
    where
        status_tenggat(t.laporan, t.tanggal_selesai, t.selesai_sejak, t.buka, t.jatuh_tempo, d.per) = 'terlambat'
        and sudah_tempo(t.jatuh_tempo, dilaporkan_sampai(u.lengkap_per, t.dilaporkan_per))
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
    nomor as unggahan,
    count(*) as n
from baru
group by nomor
order by nomor;
