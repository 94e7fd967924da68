-- When is a change reported as stored? Only when the one file itself has it, on the disk. Deleted data
-- are overwritten with zeros. Nothing is written before the end: each page of a large file would wait
-- for readers.
pragma journal_mode = truncate;
pragma synchronous = full;
pragma secure_delete = on;
pragma cache_spill = off;
