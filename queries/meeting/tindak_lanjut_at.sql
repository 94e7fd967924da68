-- How did the follow-ups of this rencana stand just after the journal entry $sampai? As they were recorded by then.
-- hari_terlambat: at the end of day $hari. rapat_terakhir: the meeting that changed it last, null outside of one.
with ubah as (
    select
        e.entri,
        e.rapat,
        unnest(e.ubah::json[]) as satu
    from rapat_peristiwa as e
    where
        e.rencana_id = $rencana_id
        and e.entri <= $sampai
),

terakhir as (
    select
        (satu ->> 'nomor')::integer as nomor,
        max_by(satu -> 'ke', entri) as ke,
        max_by(coalesce(rapat, 0), entri) as rapat_terakhir
    from ubah
    where satu ->> 'benda' = 'tindak_lanjut'
    group by all
)

select
    nomor,
    (ke ->> 'rapat')::integer as rapat,
    nullif(rapat_terakhir, 0) as rapat_terakhir,
    ke ->> 'area' as area,
    ke ->> 'kode' as kode,
    ke ->> 'uraian' as uraian,
    ke ->> 'pic' as pic,
    (ke ->> 'batas')::date as batas,
    ke ->> 'status' as status,
    ke ->> 'keterangan' as keterangan,
    coalesce(ke ->> 'riwayat_batas', '[]') as riwayat_batas,
    case
        when ke ->> 'status' = 'terbuka' then greatest($hari::date - (ke ->> 'batas')::date, 0)
        else 0
    end as hari_terlambat
from terakhir
where json_type(ke) = 'OBJECT'
order by batas, rapat, nomor;
