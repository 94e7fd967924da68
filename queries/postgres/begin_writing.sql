-- May this transaction write durably?
-- A commit waits for the disk even if the server is set not to. A writer that waits too long for
-- another gives up, and the server ends a writer that stopped in the middle.
select
    set_config('lock_timeout', '30s', true),
    set_config('idle_in_transaction_session_timeout', '60s', true),
    set_config(
        'synchronous_commit',
        case when current_setting('synchronous_commit') = 'off' then 'on' else current_setting('synchronous_commit') end,
        true
    );
