-- May this transaction make the tables? It waits for another that is just making them.
select pg_advisory_xact_lock(hashtext('jurnal_ujung'), hashtext(current_schema()));
