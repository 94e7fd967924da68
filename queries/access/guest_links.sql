-- Which guest links are there? Newest first.
select
    tautan,
    sidik,
    satker,
    terlihat,
    sampai,
    untuk,
    dicabut
from tautan_tamu
order by tautan desc;
