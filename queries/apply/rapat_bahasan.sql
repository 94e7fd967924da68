-- What was said in these meetings, as it stands after these entries?
-- What was taken out stays as it last was, as dihapus; of what was never there nothing is written down.
merge into rapat_bahasan as t
using (
    select
        rencana_id,
        dalam as rapat,
        nomor,
        ke ->> 'jenis' as jenis,
        ke ->> 'area' as area,
        ke ->> 'isi' as isi,
        waktu,
        pelaku,
        dihapus
    from meeting_things($entri, $bentuk, 'bahasan')
) as s
using (rencana_id, rapat, nomor)
when matched and s.isi is null then update set dihapus = true, waktu = s.waktu, pelaku = s.pelaku
when matched then update by name
when not matched and s.isi is not null then insert by name;
