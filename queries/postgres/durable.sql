-- When is a change reported as stored? When the disk has it, even if the server is set not to wait.
-- A writer that waits too long for another gives up, and the server ends a writer that stopped in
-- the middle. So it is for this connection.
select
    set_config('lock_timeout', '30s', false),
    set_config('idle_in_transaction_session_timeout', '60s', false),
    set_config(
        'synchronous_commit',
        case when current_setting('synchronous_commit') = 'off' then 'on' else current_setting('synchronous_commit') end,
        false
    );
