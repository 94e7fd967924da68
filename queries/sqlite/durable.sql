-- When is a change reported as stored? Only when the disk has it. Deleted data are overwritten with
-- zeros.
pragma journal_mode = wal;
pragma synchronous = full;
pragma secure_delete = on;
