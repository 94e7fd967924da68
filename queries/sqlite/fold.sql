-- Is everything in the file itself, and the log beside it empty?
pragma wal_checkpoint(truncate);
