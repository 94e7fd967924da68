-- What do these unggahan ($daftar, a list) say about each bukti of these langkah ($kode, a list)? As in
-- the journal, in its order: that of the rows.
select * exclude (urutan)
from bukti
where
    unggahan_id in $daftar
    and kode in $kode;
