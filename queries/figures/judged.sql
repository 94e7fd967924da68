-- Whose and of whom are these unggahan ($daftar, ids), and how does their rencana stand?
select
    u.unggahan_id,
    u.waktu,
    u.pelaku,
    r.satker,
    r.tahun,
    r.simulasi,
    r.ditutup
from unggahan as u
inner join rencana as r on u.rencana_id = r.rencana_id
where u.unggahan_id in $daftar;
