-- Which unggahan are those that these changes made in the app are of, and that they go on from? Of those there are.
with meant as (
    select
        satker,
        tahun,
        unnest([isi.asal, isi.unggahan]) as nomor
    from entries($entri, $bentuk)
)

select distinct
    m.satker,
    m.tahun,
    m.nomor,
    u.unggahan_id
from meant as m
inner join rencana as r on m.satker = r.satker and m.tahun = r.tahun
inner join unggahan as u on r.rencana_id = u.rencana_id and m.nomor = u.nomor;
