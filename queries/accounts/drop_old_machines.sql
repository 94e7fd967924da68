-- Which addresses are deleted? Those noted before this moment.
delete from mesin where waktu < $sebelum;
