-- When is a change reported as stored? Only when the disk knows that its rollback file is gone,
-- since otherwise a power cut undoes the change. Deleted data are overwritten with zeros.
pragma synchronous = extra;

pragma secure_delete = on;
