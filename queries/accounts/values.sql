-- Which values of that kind are kept ("": of all names)?
select nama, nilai from simpanan where jenis = $jenis and ($nama = '' or nama = $nama);
