-- On which unggahan is each of these rencana ($daftar, ids) judged at $posisi, and on which one
-- before that?
-- It also tells when each last reported by then. $dipilih: the nomor asked for, or null. $sampai:
-- as just after that journal entry, or null.
select
    p.*,
    r.satker,
    r.tahun,
    r.simulasi,
    r.ditutup
from pandangan_dari($daftar, $posisi, $dipilih, $sampai) as p
inner join rencana as r on p.rencana_id = r.rencana_id
order by p.rencana_id;
