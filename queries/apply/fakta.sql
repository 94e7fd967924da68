-- Which facts come with these entries? Each parameter is a column of table fakta, in one order.
insert into fakta by name
select
    unnest($rencana_id::integer[]) as rencana_id,
    unnest($entri::bigint[]) as entri,
    unnest($urutan::integer[]) as urutan,
    unnest($kode) as kode,
    unnest($akar::varchar[]) as akar,
    unnest($tenggat::varchar[]) as tenggat,
    unnest($bukti::varchar[]) as bukti,
    unnest($kolom) as kolom,
    unnest($dari::varchar[]) as dari,
    unnest($nilai::varchar[]) as nilai,
    unnest($berlaku::date[]) as berlaku,
    unnest($waktu::timestamptz[]) as waktu,
    unnest($pelaku) as pelaku,
    unnest($rapat::integer[]) as rapat,
    unnest($berkas::boolean[]) as berkas;
