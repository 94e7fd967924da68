-- Which files are bukti of which satker, in any tahun and version? Optional filters: $satker, one
-- file ($sha256).
select distinct
    r.satker,
    b.sha256
from berkas_bukti as b
inner join rencana as r on b.rencana_id = r.rencana_id
where
    coalesce(r.satker = $satker, $satker is null)
    and coalesce(b.sha256 = $sha256, $sha256 is null)
order by r.satker, b.sha256;
