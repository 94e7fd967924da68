-- Who is invited by this invitation, if it ends between these moments?
select orang from undangan where sidik = $sidik and sampai between $dari and $hingga;
