-- What was said in the meeting $rapat: directions, discussions and free notes, in the order written down? Just after the
-- entry $sampai (null: now).
select
    nomor,
    ke ->> 'jenis' as jenis,
    ke ->> 'area' as area,
    ke ->> 'isi' as isi,
    waktu,
    pelaku
from things_at($rencana_id, $rapat, 'bahasan', $sampai)
order by nomor;
