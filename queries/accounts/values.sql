-- Which values of that kind are stored? "": under all names.
select nama, nilai from simpanan where jenis = $jenis and ($nama = '' or nama = $nama);
