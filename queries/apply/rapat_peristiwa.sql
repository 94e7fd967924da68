-- What happened in meetings' records, by whom and when?
insert into rapat_peristiwa by name
select
    r.rencana_id,
    e.isi.rapat,
    e.nomor as entri,
    e.waktu::timestamptz as waktu,
    e.pelaku,
    e.isi.peristiwa,
    e.isi.menarik,
    to_json(e.isi.ubah)::varchar as ubah
from entries($entri, $bentuk) as e
inner join rencana as r on e.satker = r.satker and e.tahun = r.tahun
order by e.nomor;
