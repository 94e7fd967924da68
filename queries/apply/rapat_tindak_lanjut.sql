-- What was agreed to be done in these rencana, as it stands after these entries?
-- What was taken out stays as it last was, as dihapus; of what was never there nothing is written down.
merge into tindak_lanjut as t
using (
    select
        rencana_id,
        nomor,
        (ke ->> 'rapat')::integer as rapat,
        nullif(rapat, 0) as rapat_terakhir,
        ke ->> 'area' as area,
        ke ->> 'kode' as kode,
        ke ->> 'uraian' as uraian,
        ke ->> 'pic' as pic,
        (ke ->> 'batas')::date as batas,
        ke ->> 'status' as status,
        ke ->> 'keterangan' as keterangan,
        coalesce(ke ->> 'riwayat_batas', '[]') as riwayat_batas,
        coalesce((ke ->> 'disepakati')::boolean, false) as disepakati, -- earlier versions did not ask
        waktu,
        pelaku,
        dihapus
    from meeting_things($entri, $bentuk, 'tindak_lanjut')
) as s
using (rencana_id, nomor)
when matched and s.uraian is null then update set dihapus = true, waktu = s.waktu, pelaku = s.pelaku
when matched then update by name
when not matched and s.uraian is not null then insert by name;
