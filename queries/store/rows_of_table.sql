-- Which rows does a table have? Its name comes in place of `nama_tabel`.
select * from nama_tabel;
