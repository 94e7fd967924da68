-- Which roles do people have, at which satker?
select
    orang,
    satker,
    peran
from orang_peran;
