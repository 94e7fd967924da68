-- Which files were brought as bukti of this satker, whatever the tahun and version?
select distinct b.sha256
from berkas_bukti as b
inner join rencana as r on b.rencana_id = r.rencana_id
where r.satker = $satker
order by b.sha256;
