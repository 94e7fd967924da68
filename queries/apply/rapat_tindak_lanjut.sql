-- What was agreed to be done under the number $nomor of this rencana?
-- $ke is the whole of it as JSON; null: it was taken out, and stays only as dihapus.
merge into tindak_lanjut as t
using (
    select
        * exclude (ke),
        $nomor as nomor,
        (ke ->> 'rapat')::integer as rapat,
        $rapat as rapat_terakhir,
        ke ->> 'area' as area,
        ke ->> 'kode' as kode,
        ke ->> 'uraian' as uraian,
        ke ->> 'pic' as pic,
        (ke ->> 'batas')::date as batas,
        ke ->> 'status' as status,
        ke ->> 'keterangan' as keterangan,
        coalesce(ke ->> 'riwayat_batas', '[]') as riwayat_batas
    from meeting_thing($satker, $tahun, $ke, $waktu, $pelaku)
) as s
using (rencana_id, nomor)
when matched and s.dihapus then update set dihapus = true, waktu = s.waktu, pelaku = s.pelaku
when matched then update by name
when not matched and not s.dihapus then insert by name;
