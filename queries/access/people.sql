-- Who can sign in? What they may do are questions of their own: one for all takes twice as long.
select
    orang,
    nama,
    surel,
    rincian,
    aktif
from orang
order by orang;
