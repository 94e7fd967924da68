-- What happened in meetings' records, by whom and when? Each parameter is a column of table
-- rapat_peristiwa, in one order.
insert into rapat_peristiwa by name
select
    unnest($rencana_id) as rencana_id,
    unnest($rapat) as rapat,
    unnest($nomor) as entri,
    unnest($waktu::timestamptz[]) as waktu,
    unnest($pelaku) as pelaku,
    unnest($peristiwa) as peristiwa,
    unnest($menarik) as menarik,
    unnest($ubah) as ubah;
