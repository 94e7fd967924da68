-- Which moment do the next questions of this transaction see? The same one.
begin;
