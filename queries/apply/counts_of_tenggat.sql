-- What can be counted of the tenggat of these unggahan ($unggahan_id: their ids), after changes that
-- leave their langkah as they were? Earlier counts are replaced.
delete from jumlah
where
    salah_satu(unggahan_id, $unggahan_id)
    and laporan is not null;

insert into jumlah by name
select * exclude (letak)
from jumlah_tenggat($unggahan_id, null)
order by
    unggahan_id,
    letak,
    laporan,
    jatuh_tempo,
    buka,
    selesai_pada,
    dilaporkan_sampai;
