-- Who is invited by this invitation, which this question uses up? Of several askers only one gets
-- the row.
delete from undangan where sidik = $sidik and sampai between $dari and $hingga
returning orang;
