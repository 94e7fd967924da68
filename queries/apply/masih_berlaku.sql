-- For which triwulan does an office say that its plan still holds, or take that back?
delete from masih_berlaku
using entries($entri, $bentuk) as e
where masih_berlaku.entri = e.isi.menarik;

insert into masih_berlaku by name
select
    e.nomor as entri,
    r.rencana_id,
    e.isi.triwulan as triwulan,
    e.waktu::timestamptz as waktu,
    e.pelaku
from entries($entri, $bentuk) as e
inner join rencana as r on e.satker = r.satker and e.tahun = r.tahun
where e.isi.menarik is null;
