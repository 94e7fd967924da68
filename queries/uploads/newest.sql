-- What is the newest valid unggahan of this rencana, and what does the next writer have to know?
-- With $unggahan_id, that unggahan instead.
-- terbesar_sejalur: the largest number on its line, the main one or beside the same unggahan,
-- including cancelled ones.
-- mulai, penyunting, rapat: of its first change in the app; null for an unggahan from a file.
-- beku: a meeting was closed since its last change, so it stays as that meeting saw it.
with suntingan_pertama as (
    select
        unggahan_id,
        max(entri) as terakhir,
        arg_min(waktu, entri) as mulai,
        arg_min(pelaku, entri) as penyunting,
        arg_min(rapat, entri) as rapat
    from suntingan
    group by unggahan_id
)

select
    u.unggahan_id,
    u.nomor,
    u.pangkal,
    u.jenis,
    u.posisi,
    (select max(semua.nomor) from unggahan as semua where semua.rencana_id = r.rencana_id) as nomor_terbesar,
    (
        select max(jalur.nomor) from unggahan as jalur
        where jalur.rencana_id = r.rencana_id and jalur.pangkal is not distinct from u.pangkal
    ) as terbesar_sejalur,
    u.asal_id,
    a.nomor as asal,
    u.lengkap_per,
    s.mulai,
    s.penyunting,
    s.rapat,
    coalesce((
        select max(e.entri)
        from rapat_peristiwa as e
        left join rapat_peristiwa as d on e.menarik = d.entri
        where
            e.rencana_id = r.rencana_id
            and (e.peristiwa = 'tutup' or d.peristiwa in ('lanjutkan', 'perbaikan'))
    ) > s.terakhir, false) as beku
from rencana as r
inner join unggahan as u on r.rencana_id = u.rencana_id
left join suntingan_pertama as s on u.unggahan_id = s.unggahan_id
left join unggahan as a on u.asal_id = a.unggahan_id
where
    r.rencana_id = $rencana_id
    and not u.dibatalkan
    and case
        when $unggahan_id is null then u.pangkal is null
        else u.unggahan_id = $unggahan_id
    end
order by u.nomor desc
limit 1;
