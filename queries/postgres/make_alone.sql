-- May this transaction create the tables? It waits for another one that is creating them.
select pg_advisory_xact_lock(hashtext('jurnal_ujung'), hashtext(current_schema()));
