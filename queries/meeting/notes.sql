-- What was noted in the meeting $rapat, now or just after the entry $sampai? Of one area where it is given.
with semua as (
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
        and $sampai is null
    union all
    select
        nomor,
        ke ->> 'area' as area,
        ke ->> 'kode' as kode,
        ke ->> 'tenggat' as tenggat,
        ke ->> 'kendala' as kendala,
        ke ->> 'solusi' as solusi,
        waktu,
        pelaku
    from things_at($rencana_id, $rapat, 'catatan', $sampai)
)

select *
from semua
where coalesce(area = $area, $area is null)
order by nomor;
