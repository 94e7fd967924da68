-- When is a change told as kept? Once the disk also knows that the file to undo it is gone: else a power cut undoes it. And
-- what is deleted is overwritten with zeros.
pragma synchronous = extra;

pragma secure_delete = on;
