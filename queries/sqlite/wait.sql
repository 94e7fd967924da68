-- How long is the file waited for when it is read? While others write.
pragma busy_timeout = 30000;
