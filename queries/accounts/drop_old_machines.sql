-- Which addresses are forgotten: those noted before this moment?
delete from mesin where waktu < $sebelum;
