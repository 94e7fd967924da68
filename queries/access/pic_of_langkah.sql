-- Whose task is the langkah $kode in the newest unggahan that stands?
select coalesce(l.pic, '') as pic
from langkah as l
where
    l.kode = $kode
    and l.unggahan_id = unggahan_kini($satker, $tahun);
