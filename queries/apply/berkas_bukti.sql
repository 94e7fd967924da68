-- Which files came with these entries, as bukti or scan of a signed paper? Their bytes are beside
-- the journal under their hash. Each parameter is a column, in one order.
insert into berkas_bukti by name
select
    unnest($rencana_id::integer[]) as rencana_id,
    unnest($nomor::bigint[]) as entri,
    unnest($sha256) as sha256,
    unnest($waktu::timestamptz[]) as waktu,
    unnest($pelaku) as pelaku;
