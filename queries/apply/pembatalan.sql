-- Is this unggahan of a rencana still valid, or cancelled by whom, when and why?
-- A cancelled unggahan keeps all its rows and its place in the history.
update unggahan
set dibatalkan = e.jenis = 'pembatalan'
from entries($entri, $bentuk) as e
inner join rencana as r on e.satker = r.satker and e.tahun = r.tahun
where unggahan.rencana_id = r.rencana_id and unggahan.nomor = e.isi.unggahan;

insert into pembatalan by name
select
    e.nomor as nomor_entri,
    r.rencana_id,
    e.isi.unggahan,
    e.jenis = 'pembatalan' as dibatalkan,
    e.waktu::timestamptz as waktu,
    e.pelaku,
    e.isi.alasan
from entries($entri, $bentuk) as e
inner join rencana as r on e.satker = r.satker and e.tahun = r.tahun;
