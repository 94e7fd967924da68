-- May this transaction write for good, and whose turn is it to append? A commit waits for the disk also where the server is
-- set not to; who waits too long for another writer gives up, and a writer that stopped in the middle is ended by the server.
-- Theirs is the turn who get the one row; the next waits here until they are done.
select
    set_config('lock_timeout', '30s', true),
    set_config('idle_in_transaction_session_timeout', '60s', true),
    set_config(
        'synchronous_commit',
        case when current_setting('synchronous_commit') = 'off' then 'on' else current_setting('synchronous_commit') end,
        true
    );
select nomor from jurnal_ujung for update;
