-- May this transaction write? It waits for others once it takes its turn.
begin;
