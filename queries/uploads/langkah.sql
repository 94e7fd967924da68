-- What do these unggahan ($daftar, a list) say about these langkah ($kode, a list)? As in the journal;
-- their tenggat and bukti are questions of their own: one for all takes twice as long to plan.
select * exclude (kode_tampil, langkah_tampil)
from langkah
where
    unggahan_id in $daftar
    and kode in $kode;
