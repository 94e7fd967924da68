-- What stands in the notes of these meetings after these entries?
-- What was taken out stays as it last was, as dihapus; of what was never there nothing is written down.
merge into rapat_catatan as t
using (
    select
        rencana_id,
        dalam as rapat,
        nomor,
        ke ->> 'area' as area,
        ke ->> 'kode' as kode,
        ke ->> 'tenggat' as tenggat,
        ke ->> 'kendala' as kendala,
        ke ->> 'solusi' as solusi,
        waktu,
        pelaku,
        dihapus
    from meeting_things($entri, $bentuk, 'catatan')
) as s
using (rencana_id, rapat, nomor)
when matched and s.kendala is null then update set dihapus = true, waktu = s.waktu, pelaku = s.pelaku
when matched then update by name
when not matched and s.kendala is not null then insert by name;
