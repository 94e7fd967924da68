-- Who last changed a thing (benda, nomor) of a meeting's record, and when? With $kolom, only that
-- field counts ('': any).
with ubahan as (
    select
        entri,
        pelaku,
        waktu,
        rapat,
        unnest(from_json(ubah::json, '[{"benda": "VARCHAR", "nomor": "INTEGER", "dari": "JSON", "ke": "JSON"}]')) as ubah
    from rapat_peristiwa
    where rencana_id = $rencana_id
)

select
    pelaku,
    waktu
from ubahan
where
    ubah.benda = $benda
    and ubah.nomor = $nomor
    and ($kolom = '' or (ubah.dari ->> $kolom) is distinct from (ubah.ke ->> $kolom))
    and (rapat = $rapat or $benda in ('rapat', 'tindak_lanjut'))
order by entri desc
limit 1;
