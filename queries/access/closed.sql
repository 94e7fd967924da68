-- Is the rencana of this satker and tahun closed? One row if it is.
select ditutup
from rencana
where
    satker = $satker
    and tahun = $tahun
    and ditutup is not null;
