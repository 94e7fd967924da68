-- Whom does this invitation invite, and until when?
select orang, sampai from undangan where sidik = $sidik;
