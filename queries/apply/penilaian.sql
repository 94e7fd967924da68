-- What did the tier above say of a bukti, or which word was taken back?
delete from penilaian
using entries($entri, $bentuk) as e
where penilaian.entri = e.isi.menarik;

insert into penilaian by name
select
    e.nomor as entri,
    r.rencana_id,
    e.isi.kode as kode,
    e.isi.tenggat as tenggat,
    e.isi.bukti as bukti,
    e.isi.verdik as verdik,
    e.isi.alasan as alasan,
    e.isi.tautan as tautan,
    e.waktu::timestamptz as waktu,
    e.pelaku
from entries($entri, $bentuk) as e
inner join rencana as r on e.satker = r.satker and e.tahun = r.tahun
where e.isi.menarik is null;
