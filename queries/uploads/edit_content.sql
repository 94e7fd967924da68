-- What did the journal entry $nomor, a change made in the app, change in this rencana, and in which unggahan?
select
    s.rapat,
    s.kembar,
    u.pangkal,
    u.posisi,
    s.kode,
    s.tenggat,
    s.bukti,
    s.kolom,
    s.dari,
    s.ke
from suntingan as s
inner join unggahan as u on s.unggahan_id = u.unggahan_id
where
    u.rencana_id = $rencana_id
    and s.entri = $nomor
order by s.urutan;
