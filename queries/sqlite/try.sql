-- How long is the file waited for when something is written? Shortly: the program tries again.
pragma busy_timeout = 100;
