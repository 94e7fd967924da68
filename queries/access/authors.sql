-- Who wrote journal entry $nomor, or stored file number $unggahan of this rencana?
select pelaku
from catatan
where nomor = $nomor
union
select u.pelaku
from unggahan as u
inner join rencana as r on u.rencana_id = r.rencana_id
where r.satker = $satker and r.tahun = $tahun and u.nomor = $unggahan;
