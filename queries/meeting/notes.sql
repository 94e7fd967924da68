-- What was noted in the meeting $rapat, as just after the entry $sampai (null: now)?
select
    nomor,
    ke ->> 'area' as area,
    ke ->> 'kode' as kode,
    kode_rencana($rencana_id, ke ->> 'kode') as kode_tampil,
    ke ->> 'tenggat' as tenggat,
    ke ->> 'kendala' as kendala,
    ke ->> 'solusi' as solusi,
    waktu,
    pelaku
from things_at($rencana_id, $rapat, 'catatan', $sampai)
order by nomor;
