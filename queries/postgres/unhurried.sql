-- May this transaction rest as long as it wants? It only reads, and holds nobody up.
select set_config('idle_in_transaction_session_timeout', '0', true);
