-- Which invitation holds for this person? The newest alone.
insert into undangan (sidik, orang, sampai) values ($sidik, $orang, $sampai);
