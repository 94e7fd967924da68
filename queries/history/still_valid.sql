-- For which triwulan did the office say that this plan still holds? The newest first.
select
    entri,
    triwulan,
    waktu,
    pelaku
from masih_berlaku
where rencana_id = $rencana_id
order by entri desc;
