-- From which addresses did entries come that were noted since?
select cast(entri as text), alamat from mesin where waktu >= $sejak order by mesin.entri;
