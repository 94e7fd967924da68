-- What has a satker set for a matter, after this entry (nilai: JSON)? The newest setting replaces
-- earlier ones.
delete from pengaturan
using entries($entri, $bentuk) as e
where
    pengaturan.satker = e.satker
    and pengaturan.hal = e.isi.hal;

insert into pengaturan by name
select
    satker,
    isi.hal as hal,
    isi.nilai ->> '$' as nilai,
    waktu::timestamptz as waktu,
    pelaku
from entries($entri, $bentuk);
