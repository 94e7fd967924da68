-- Who attends these meetings after these entries?
-- What was taken out stays as it last was, as dihapus; of what was never there nothing is written down.
merge into rapat_hadir as t
using (
    select
        rencana_id,
        dalam as rapat,
        nomor,
        ke ->> 'nama' as nama,
        ke ->> 'jabatan' as jabatan,
        coalesce(ke ->> 'kehadiran', 'hadir') as kehadiran, -- before it was asked, who was written down was there
        waktu,
        pelaku,
        dihapus
    from meeting_things($entri, $bentuk, 'hadir')
) as s
using (rencana_id, rapat, nomor)
when matched and s.nama is null then update set dihapus = true, waktu = s.waktu, pelaku = s.pelaku
when matched then update by name
when not matched and s.nama is not null then insert by name;
