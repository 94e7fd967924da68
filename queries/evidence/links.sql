-- What is in TAUTAN for each bukti of this unggahan? In the plan's order.
select
    b.kode,
    l.kode_tampil,
    b.tenggat,
    b.nama as bukti,
    b.tautan
from bukti as b
inner join langkah as l on b.unggahan_id = l.unggahan_id and b.kode = l.kode
where
    b.unggahan_id = $unggahan_id
    and b.tautan <> ''
order by l.urutan, b.tenggat, b.urutan;
