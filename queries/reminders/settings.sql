-- Which satker ("*": for all) set up how their mail is sent?
select
    satker,
    nilai
from pengaturan
where hal = $hal;
