-- Who are these people after their entries, each complete? $orang and the others are columns in one
-- order. What was there is replaced.
delete from orang
where orang in $orang;

delete from orang_peran
where orang in $orang;

delete from orang_pic
where orang in $orang;

insert into orang by name
select
    unnest($orang) as orang,
    unnest($nama) as nama,
    unnest($surel) as surel,
    unnest($rincian) as rincian,
    unnest($aktif) as aktif,
    unnest($waktu::timestamptz[]) as waktu,
    unnest($pelaku) as pelaku;
