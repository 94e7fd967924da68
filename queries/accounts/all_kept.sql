-- Which values are stored, of all kinds?
select jenis, nama, nilai from simpanan order by jenis, nama;
