-- What was deleted from the record of meeting $rapat and not restored? The last first. Not listed
-- are things deleted by undoing their own creation.
with said as (
    select
        entri,
        waktu,
        pelaku,
        peristiwa,
        unnest(ubah::json[]) as ubahan
    from rapat_peristiwa
    where
        rencana_id = $rencana_id
        and rapat = $rapat
)

select
    ubahan ->> 'benda' as benda,
    (ubahan ->> 'nomor')::integer as nomor,
    max_by(ubahan ->> 'dari', entri) as dari,
    max_by(pelaku, entri) as pelaku,
    max(waktu) as waktu
from said
group by 1, 2
having max_by(peristiwa, entri) = 'hapus'
order by max(entri) desc, nomor;
