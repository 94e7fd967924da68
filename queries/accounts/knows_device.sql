-- Has this browser signed in as this person before?
select 1 from perangkat where sidik = $sidik and orang = $orang;
