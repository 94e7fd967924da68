-- Which langkah does this unggahan have, and which tenggat has each?
select
    l.kode,
    t.tenggat
from langkah as l
left join tenggat as t on l.unggahan_id = t.unggahan_id and l.kode = t.kode
where l.unggahan_id = $unggahan_id
order by l.urutan, t.jatuh_tempo;
