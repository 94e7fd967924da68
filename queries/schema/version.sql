-- Which version do the tables have? Asked alone, because other versions may have other columns.
select versi_skema
from tentang;
