-- Which single changes were made in the app itself to this rencana after journal entry $nomor? Oldest first.
select
    s.entri,
    s.hash_entri,
    s.unggahan_id,
    u.nomor as unggahan,
    u.pangkal,
    u.dibatalkan,
    s.rapat,
    s.menarik,
    s.waktu,
    s.pelaku,
    s.kode,
    s.tenggat,
    s.bukti,
    s.kolom,
    s.dari,
    s.ke
from suntingan as s
inner join unggahan as u on s.unggahan_id = u.unggahan_id
inner join rencana as r on u.rencana_id = r.rencana_id
where
    r.satker = $satker
    and r.tahun = $tahun
    and s.entri > $nomor
order by s.entri, s.urutan;
