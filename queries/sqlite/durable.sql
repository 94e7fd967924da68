-- When is a change reported as stored? Only when the one file itself has it, on the disk. Deleted data
-- are overwritten with zeros.
pragma journal_mode = truncate;
pragma synchronous = full;
pragma secure_delete = on;
