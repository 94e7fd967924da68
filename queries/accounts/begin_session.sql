-- Which session begins?
insert into sesi (sidik, orang, dari, mulai, terakhir) values ($sidik, $orang, $dari, $waktu, $waktu);
