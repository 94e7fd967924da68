-- Which satker brought this file as a bukti?
select distinct r.satker
from berkas_bukti as b
inner join rencana as r on b.rencana_id = r.rencana_id
where b.sha256 = $sha256
order by r.satker;
