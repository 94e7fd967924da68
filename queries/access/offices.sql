-- Which satker are in the register, below whom, and which names (oldest first) has each had?
select
    s.kode,
    s.nama as name,
    s.induk as parent,
    s.tingkat as level,
    s.kunci as key,
    coalesce((
        select list(n.nama order by n.entri)
        from satker_nama as n
        where n.kode = s.kode
    ), []) as names
from satker as s
order by s.kode;
