-- Who attended the meeting $rapat, in the order they were written down? Now, or just after the entry $sampai.
select
    nomor,
    nama,
    jabatan,
    kehadiran,
    waktu,
    pelaku
from rapat_hadir
where
    rencana_id = $rencana_id
    and rapat = $rapat
    and not dihapus
    and $sampai is null
union all
select
    nomor,
    ke ->> 'nama' as nama,
    ke ->> 'jabatan' as jabatan,
    coalesce(ke ->> 'kehadiran', 'hadir') as kehadiran,
    waktu,
    pelaku
from things_at($rencana_id, $rapat, 'hadir', $sampai)
order by nomor;
