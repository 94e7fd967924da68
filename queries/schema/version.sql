-- Which version have the tables?
-- Asked alone, because other versions may have other columns.
select versi_skema
from tentang;
