-- May this attempt be counted? Attempts for the same person wait for each other, so that all are
-- counted.
select pg_advisory_xact_lock(hashtext('percobaan'), hashtext($orang));
