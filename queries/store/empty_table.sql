-- Which table is emptied? Its name comes in place of `nama_tabel`.
delete from nama_tabel;
