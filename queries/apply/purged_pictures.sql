-- Which rows go with these pictures ($unggahan_id)?
delete from langkah where salah_satu(unggahan_id, $unggahan_id::bigint[]);

delete from tenggat where salah_satu(unggahan_id, $unggahan_id::bigint[]);

delete from bukti where salah_satu(unggahan_id, $unggahan_id::bigint[]);

delete from jumlah where salah_satu(unggahan_id, $unggahan_id::bigint[]);

delete from gambar where salah_satu(unggahan_id, $unggahan_id::bigint[]);
