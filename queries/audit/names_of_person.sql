-- In how many journal entries (of earlier versions) do the name and address of this person stand?
select count(*) as n
from catatan
where jenis = 'orang' and isi::json ->> 'orang' = $orang and isi::json ->> 'nama' <> '';
