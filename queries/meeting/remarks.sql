-- What was said in the meeting $rapat (directions, discussions, free notes)? In the order recorded,
-- as just after the entry $sampai (null: now).
select
    nomor,
    ke ->> 'jenis' as jenis,
    ke ->> 'area' as area,
    ke ->> 'isi' as isi,
    waktu,
    pelaku
from things_at($rencana_id, $rapat, 'bahasan', $sampai)
order by nomor;
