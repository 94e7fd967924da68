-- Which entry touched each of these rencana last ($satker, $tahun and $hash_entri in one order), and
-- what do its unggahan say then? Of entries that bring no file and cancel nothing.
update rencana
set
    hash_terakhir = e.hash_entri,
    unggahan = coalesce(n.unggahan, 0),
    posisi_terakhir = n.posisi_terakhir,
    posisi_laporan = n.posisi_laporan
from (
    select
        unnest($satker) as satker,
        unnest($tahun) as tahun,
        unnest($hash_entri) as hash_entri
) as e
inner join rencana as r on e.satker = r.satker and e.tahun = r.tahun
left join (
    select
        rencana_id,
        count(*) as unggahan,
        max_by(posisi, nomor) as posisi_terakhir,
        max_by(posisi, nomor) filter (where dilaporkan) as posisi_laporan
    from unggahan
    where
        not dibatalkan
        and pangkal is null
    group by rencana_id
) as n on r.rencana_id = n.rencana_id
where rencana.rencana_id = r.rencana_id;
