-- Which row is added? The table's name comes in place of `nama_tabel`, its values in that of `isian`.
insert into nama_tabel values (isian);
