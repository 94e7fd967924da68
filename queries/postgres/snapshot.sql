-- Which moment do the next questions of this transaction see? The same one.
set transaction isolation level repeatable read, read only;
