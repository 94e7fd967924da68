-- Which invitation of this person is valid? Only the newest.
insert into undangan (sidik, orang, sampai) values ($sidik, $orang, $sampai);
