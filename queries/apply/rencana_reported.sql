-- What do the unggahan of these rencana say, after a change in the app began one of them, or they
-- report something now or no longer ($unggahan_id)?
update rencana
set
    unggahan = coalesce(n.unggahan, 0),
    posisi_terakhir = n.posisi_terakhir,
    posisi_laporan = n.posisi_laporan
from (
    select
        rencana_id,
        count(*) filter (where is_main) as unggahan,
        max_by(posisi, nomor) filter (where is_main) as posisi_terakhir,
        max_by(posisi, nomor) filter (where is_main and dilaporkan) as posisi_laporan
    from (
        select
            *,
            not dibatalkan and pangkal is null as is_main
        from unggahan
    )
    group by rencana_id
    having bool_or(list_contains($unggahan_id, unggahan_id))
) as n
where rencana.rencana_id = n.rencana_id;
