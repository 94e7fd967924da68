-- Which pages of the file are damaged?
pragma integrity_check(20);
