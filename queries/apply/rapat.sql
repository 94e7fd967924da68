-- What is this meeting, now that its record says $ke (JSON; null: it was opened by mistake)?
-- It is opened when it first appears, and closed when its status says so.
merge into rapat as t
using (
    select
        rencana_id,
        $nomor as rapat,
        ke ->> 'judul' as judul,
        (ke ->> 'tanggal')::date as tanggal,
        (ke ->> 'posisi')::date as posisi,
        coalesce(ke ->> 'periode', 'tw' || quarter((ke ->> 'posisi')::date)) as periode,
        ke ->> 'tempat' as tempat,
        ke ->> 'pemimpin' as pemimpin,
        ke ->> 'notulis' as notulis,
        ke ->> 'status' as status,
        ke ->> 'layar' as layar,
        meeting_details(ke) as rincian,
        waktu as dibuka,
        case when ke ->> 'status' = 'ditutup' then waktu end as ditutup,
        pelaku,
        dihapus
    from meeting_thing($satker, $tahun, $ke, $waktu, $pelaku)
) as s
using (rencana_id, rapat)
when matched then update set
    judul = coalesce(s.judul, t.judul),
    tanggal = coalesce(s.tanggal, t.tanggal),
    posisi = coalesce(s.posisi, t.posisi),
    periode = coalesce(s.periode, t.periode),
    tempat = coalesce(s.tempat, t.tempat),
    pemimpin = coalesce(s.pemimpin, t.pemimpin),
    notulis = coalesce(s.notulis, t.notulis),
    status = coalesce(s.status, t.status),
    layar = coalesce(s.layar, t.layar),
    rincian = coalesce(s.rincian, t.rincian),
    ditutup = case when s.status = 'ditutup' then coalesce(t.ditutup, s.ditutup) end,
    dihapus = s.dihapus
when not matched and not s.dihapus then insert by name;
