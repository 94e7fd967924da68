-- What did the tier above say last of each bukti of an unggahan, as known just after the entry $sampai
-- (null: now)?
select * exclude (unggahan_id)
from penilaian_dari([$unggahan_id], $sampai)
order by entri;
