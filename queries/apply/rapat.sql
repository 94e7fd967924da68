-- What is this meeting, now that its record says $ke (JSON; null: it was opened by mistake)?
-- It is opened when it first appears, and closed when its status says so.
insert into rapat
select
    r.rencana_id,
    $nomor,
    '',
    $waktu::timestamptz::date,
    $waktu::timestamptz::date,
    '',
    '',
    '',
    'berlangsung',
    '',
    $waktu::timestamptz,
    null,
    $pelaku,
    false
from rencana as r
where
    r.satker = $satker
    and r.tahun = $tahun
    and not exists (select 1 from rapat as m where m.rencana_id = r.rencana_id and m.rapat = $nomor);

with masuk as (
    select
        rencana_id,
        $ke::json as ke
    from rencana
    where
        satker = $satker
        and tahun = $tahun
)

update rapat
set
    judul = coalesce(m.ke ->> 'judul', judul),
    tanggal = coalesce((m.ke ->> 'tanggal')::date, tanggal),
    posisi = coalesce((m.ke ->> 'posisi')::date, posisi),
    tempat = coalesce(m.ke ->> 'tempat', tempat),
    pemimpin = coalesce(m.ke ->> 'pemimpin', pemimpin),
    notulis = coalesce(m.ke ->> 'notulis', notulis),
    status = coalesce(m.ke ->> 'status', status),
    layar = coalesce(m.ke ->> 'layar', layar),
    ditutup = case when m.ke ->> 'status' = 'ditutup' then coalesce(ditutup, $waktu::timestamptz) end,
    dihapus = m.ke is null
from masuk as m
where
    rapat.rencana_id = m.rencana_id
    and rapat.rapat = $nomor;
