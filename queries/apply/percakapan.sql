-- Which message was written about a langkah, or which one was taken back?
delete from percakapan
using entries($entri, $bentuk) as e
where percakapan.entri = e.isi.menarik;

insert into percakapan by name
select
    e.nomor as entri,
    coalesce(e.isi.pertanyaan, e.nomor) as pertanyaan,
    r.rencana_id,
    e.isi.kode as kode,
    e.isi.tenggat as tenggat,
    e.isi.bukti as bukti,
    e.isi.kepada as kepada,
    e.isi.ucapan as ucapan,
    e.isi.selesai as selesai,
    e.waktu::timestamptz as waktu,
    e.pelaku
from entries($entri, $bentuk) as e
inner join rencana as r on e.satker = r.satker and e.tahun = r.tahun
where e.isi.menarik is null;
