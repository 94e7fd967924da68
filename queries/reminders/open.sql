-- Which satker have notices that were begun but not sent?
select distinct satker
from kabar
where keadaan in ('ambil', 'tunda', 'ragu');
