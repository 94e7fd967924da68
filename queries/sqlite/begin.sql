-- May this transaction write? It waits for other writers.
begin immediate;
