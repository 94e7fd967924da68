-- Who attended the meeting $rapat, in the order they were written down, just after the entry $sampai (null: now)?
select
    nomor,
    ke ->> 'nama' as nama,
    ke ->> 'jabatan' as jabatan,
    coalesce(ke ->> 'kehadiran', 'hadir') as kehadiran, -- before it was asked, who was written down was there
    waktu,
    pelaku
from things_at($rencana_id, $rapat, 'hadir', $sampai)
order by nomor;
