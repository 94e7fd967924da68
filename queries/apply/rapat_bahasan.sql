-- What was said in this meeting under the number $nomor?
-- $ke is the whole of it as JSON; null: it was taken out, and stays only as dihapus.
merge into rapat_bahasan as t
using (
    select
        * exclude (ke),
        $rapat as rapat,
        $nomor as nomor,
        ke ->> 'jenis' as jenis,
        ke ->> 'area' as area,
        ke ->> 'isi' as isi
    from meeting_thing($satker, $tahun, $ke, $waktu, $pelaku)
) as s
using (rencana_id, rapat, nomor)
when matched and s.dihapus then update set dihapus = true, waktu = s.waktu, pelaku = s.pelaku
when matched then update by name
when not matched and not s.dihapus then insert by name;
