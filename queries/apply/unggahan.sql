-- Which unggahan do these entries bring?
insert into unggahan
with masuk as (
    select
        from_json(
            teks,
            '{
                "nomor": "BIGINT", "waktu": "VARCHAR", "pelaku": "VARCHAR", "satker": "VARCHAR", "tahun": "INTEGER",
                "sha256": "VARCHAR", "hash": "VARCHAR",
                "isi": {
                    "unggahan": "INTEGER", "jenis": "VARCHAR", "posisi": "DATE", "catatan": "VARCHAR",
                    "nama_berkas": "VARCHAR", "dilaporkan": "BOOLEAN", "simulasi": "BOOLEAN"
                }
            }'
        ) as entri
    from unnest($entri) as daftar (teks)
)

select
    entri.nomor,
    r.rencana_id,
    entri.isi.unggahan,
    entri.isi.jenis,
    entri.isi.posisi,
    entri.waktu::timestamptz,
    entri.pelaku,
    entri.isi.catatan,
    entri.isi.nama_berkas,
    entri.sha256,
    entri.hash,
    entri.isi.dilaporkan,
    entri.isi.simulasi,
    false
from masuk
left join rencana as r on entri.satker = r.satker and entri.tahun = r.tahun
order by entri.nomor;
