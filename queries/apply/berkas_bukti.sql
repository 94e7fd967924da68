-- Which files came with these entries, as bukti or scan of a signed paper? Their bytes are beside
-- the journal under their hash.
insert into berkas_bukti by name
select
    r.rencana_id,
    e.nomor as entri,
    e.sha256,
    e.waktu::timestamptz as waktu,
    e.pelaku
from entries($entri, $bentuk) as e
inner join rencana as r on e.satker = r.satker and e.tahun = r.tahun
order by e.nomor;
