-- Which PIC do the langkah have that this entry ($nomor) changed?
update langkah
set pic = s.ke
from suntingan as s
where
    s.entri = $nomor
    and s.kolom = 'pic'
    and langkah.unggahan_id = s.unggahan_id
    and langkah.kode = s.kode;
