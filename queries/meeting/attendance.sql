-- Who is on the list of the meeting $rapat just after the entry $sampai (null: now)? In the order
-- recorded.
select
    nomor,
    ke ->> 'nama' as nama,
    ke ->> 'jabatan' as jabatan,
    coalesce(ke ->> 'kehadiran', 'hadir') as kehadiran, -- earlier versions listed only people who were there
    coalesce(ke ->> 'wakil', '') as wakil,
    waktu,
    pelaku
from things_at($rencana_id, $rapat, 'hadir', $sampai)
order by nomor;
