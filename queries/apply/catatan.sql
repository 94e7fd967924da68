-- What does the audit log say about these entries? Each parameter is a column of table catatan, in
-- one order.
insert into catatan by name
select
    unnest($nomor) as nomor,
    unnest($waktu::timestamptz[]) as waktu,
    unnest($pelaku) as pelaku,
    unnest($jenis) as jenis,
    unnest($satker) as satker,
    unnest($tahun) as tahun,
    unnest($lewat) as lewat,
    unnest($isi) as isi,
    unnest($hash) as hash;
