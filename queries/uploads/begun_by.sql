-- With which change in the app did this unggahan of this rencana begin?
-- mulai, penyunting, rapat: of that change; null without any.
-- beku: a meeting was closed since its last change, so it stays as that meeting saw it.
select
    arg_min(waktu, entri) as mulai,
    arg_min(pelaku, entri) as penyunting,
    arg_min(rapat, entri) as rapat,
    coalesce((
        select max(e.entri)
        from rapat_peristiwa as e
        left join rapat_peristiwa as d on e.menarik = d.entri
        where
            e.rencana_id = $rencana_id
            and (e.peristiwa = 'tutup' or d.peristiwa in ('lanjutkan', 'perbaikan'))
    ) > max(entri), false) as beku
from suntingan
where unggahan_id = $unggahan_id;
