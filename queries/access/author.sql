-- Who wrote the journal entry $nomor, as a change made in the app or in a meeting's record, or as an unggahan?
select pelaku
from suntingan
where entri = $nomor
union
select pelaku
from rapat_peristiwa
where entri = $nomor
union
select pelaku
from unggahan
where unggahan_id = $nomor;
