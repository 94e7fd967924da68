-- Which reports are complete with these entries? Each parameter is a column, in one order.
insert into lengkap by name
select
    unnest($rencana_id::integer[]) as rencana_id,
    unnest($entri::bigint[]) as entri,
    unnest($berlaku::date[]) as berlaku,
    unnest($waktu::timestamptz[]) as waktu,
    unnest($pelaku) as pelaku,
    unnest($rapat::integer[]) as rapat;
