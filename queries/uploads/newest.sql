-- What is the newest valid unggahan of this rencana, and what does the next writer have to know?
-- With $unggahan_id, that unggahan instead.
-- terbesar_sejalur: the largest number on its line, the main one or beside the same unggahan,
-- including cancelled ones.
-- mulai, penyunting, rapat: of its first change in the app; null for an unggahan from a file.
-- beku: a meeting was closed since its last change, so it stays as that meeting saw it.
with milik as (
    select
        unggahan_id,
        nomor,
        pangkal,
        jenis,
        posisi,
        max(nomor) over () as nomor_terbesar,
        max(nomor) over (partition by pangkal) as terbesar_sejalur,
        asal_id,
        lengkap_per,
        dibatalkan
    from unggahan
    where rencana_id = $rencana_id
),

ini as (
    select *
    from milik
    where
        not dibatalkan
        and case
            when $unggahan_id is null then pangkal is null
            else unggahan_id = $unggahan_id
        end
    order by nomor desc
    limit 1
),

suntingannya as (
    select
        max(entri) as terakhir,
        arg_min(waktu, entri) as mulai,
        arg_min(pelaku, entri) as penyunting,
        arg_min(rapat, entri) as rapat
    from suntingan
    where unggahan_id = (select ini.unggahan_id from ini)
)

select
    u.* exclude (dibatalkan),
    (select a.nomor from unggahan as a where a.unggahan_id = u.asal_id) as asal,
    s.mulai,
    s.penyunting,
    s.rapat,
    coalesce((
        select max(e.entri)
        from rapat_peristiwa as e
        left join rapat_peristiwa as d on e.menarik = d.entri
        where
            e.rencana_id = $rencana_id
            and (e.peristiwa = 'tutup' or d.peristiwa in ('lanjutkan', 'perbaikan'))
    ) > s.terakhir, false) as beku
from ini as u
cross join suntingannya as s;
