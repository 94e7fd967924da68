-- From which addresses came the entries noted since then?
select cast(entri as text), alamat from mesin where waktu >= $sejak order by mesin.entri;
