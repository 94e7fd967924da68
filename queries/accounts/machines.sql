-- From which addresses did entries come that were noted since?
select entri, alamat from mesin where waktu >= $sejak order by entri;
