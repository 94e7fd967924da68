-- What was noted in the meeting $rapat? Of one area or one langkah where it is given.
select
    nomor,
    area,
    kode,
    tenggat,
    kendala,
    solusi,
    waktu,
    pelaku
from rapat_catatan
where
    rencana_id = $rencana_id
    and rapat = $rapat
    and not dihapus
    and coalesce(area = $area, $area is null)
    and coalesce(kode = $kode, $kode is null)
order by nomor;
