-- Whom does this invitation invite, which is over by this very look? Of several at once one alone is told.
delete from undangan where sidik = $sidik and sampai between $dari and $hingga
returning orang;
