-- What was said in the meeting $rapat: directions, discussions and free notes, in the order written down? Now, or just
-- after the entry $sampai.
select
    nomor,
    jenis,
    area,
    isi,
    waktu,
    pelaku
from rapat_bahasan
where
    rencana_id = $rencana_id
    and rapat = $rapat
    and not dihapus
    and $sampai is null
union all
select
    nomor,
    ke ->> 'jenis' as jenis,
    ke ->> 'area' as area,
    ke ->> 'isi' as isi,
    waktu,
    pelaku
from things_at($rencana_id, $rapat, 'bahasan', $sampai)
order by nomor;
