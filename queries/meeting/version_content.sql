-- What did the record say of the meeting $rapat itself just after the entry $sampai, in the shape of the journal, and when
-- did that last change?
select
    ke::varchar as ke,
    waktu
from things_at($rencana_id, $rapat, 'rapat', $sampai);
