-- May this transaction write durably, and is it its turn to append?
-- A commit waits for the disk even if the server is set not to. A writer that waits too long for
-- another gives up, and the server ends a writer that stopped in the middle. The turn belongs to
-- the transaction that gets the one row; the next waits here.
select
    set_config('lock_timeout', '30s', true),
    set_config('idle_in_transaction_session_timeout', '60s', true),
    set_config(
        'synchronous_commit',
        case when current_setting('synchronous_commit') = 'off' then 'on' else current_setting('synchronous_commit') end,
        true
    );
select nomor from jurnal_ujung for update;
