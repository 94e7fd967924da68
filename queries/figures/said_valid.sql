-- When did the offices of these rencana ($daftar, ids) last say that their plan still holds for a
-- triwulan? $sampai: as just after that journal entry, or null.
select
    rencana_id,
    triwulan,
    max(waktu) as dinyatakan
from masih_berlaku
where
    salah_satu(rencana_id, $daftar)
    and ($sampai is null or entri <= $sampai)
group by rencana_id, triwulan;
