-- May this attempt be counted? Those for the same person wait for each other, so that none goes uncounted.
select pg_advisory_xact_lock(hashtext('percobaan'), hashtext(%(orang)s));
