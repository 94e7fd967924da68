-- Of which satker is word still to be given that was begun?
select distinct satker
from kabar
where keadaan in ('ambil', 'tunda', 'ragu');
