-- What do these unggahan ($daftar, a list) say about these langkah ($kode, a list), and about
-- each of their tenggat and bukti? JSON as in the journal.
with bukti_tenggat as (
    select
        unggahan_id,
        kode,
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
        salah_satu(unggahan_id, $daftar)
        and list_contains($kode, kode)
    group by unggahan_id, kode, tenggat
),

tenggat_langkah as (
    select
        t.unggahan_id,
        t.kode,
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
    left join bukti_tenggat as b
        on t.unggahan_id = b.unggahan_id and t.kode = b.kode and t.tenggat = b.tenggat
    where
        salah_satu(t.unggahan_id, $daftar)
        and list_contains($kode, t.kode)
    group by t.unggahan_id, t.kode
)

select
    l.* exclude (kode_tampil, langkah_tampil),
    coalesce(to_json(t.tenggat), '[]')::varchar as tenggat
from langkah as l
left join tenggat_langkah as t on l.unggahan_id = t.unggahan_id and l.kode = t.kode
where
    salah_satu(l.unggahan_id, $daftar)
    and list_contains($kode, l.kode);
