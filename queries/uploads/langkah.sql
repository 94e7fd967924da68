-- What does this unggahan say about the langkah $kode, and about each of its tenggat and their
-- bukti? JSON as in the journal.
with bukti_tenggat as (
    select
        tenggat,
        list(
            {
                'nama': nama,
                'jenis': jenis,
                'status': status,
                'tautan': tautan,
                'catatan': catatan
            }
            order by rowid
        ) as bukti
    from bukti
    where
        unggahan_id = $unggahan_id
        and kode = $kode
    group by tenggat
),

tenggat_langkah as (
    select
        list(
            {
                'tenggat': t.tenggat,
                'jatuh_tempo': t.jatuh_tempo::varchar,
                'buka': t.buka::varchar,
                'laporan': t.laporan,
                'tanggal_selesai': t.tanggal_selesai::varchar,
                'selesai_sejak': t.selesai_sejak::varchar,
                'kendala': t.kendala,
                'tindak_lanjut': t.tindak_lanjut,
                'hasil': t.hasil,
                'bukti': coalesce(b.bukti, [])
            }
            order by t.rowid
        ) as tenggat
    from tenggat as t
    left join bukti_tenggat as b on t.tenggat = b.tenggat
    where
        t.unggahan_id = $unggahan_id
        and t.kode = $kode
)

select
    l.* exclude (unggahan_id),
    coalesce(to_json(t.tenggat), '[]')::varchar as tenggat
from langkah as l
cross join tenggat_langkah as t
where
    l.unggahan_id = $unggahan_id
    and l.kode = $kode;
