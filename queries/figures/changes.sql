-- What did one unggahan change against the one before it?

select
    p.jenis,
    p.kode,
    kode_rencana(u.rencana_id, p.kode) as kode_tampil,
    p.langkah_aksi,
    p.tenggat,
    p.kolom,
    p.dari,
    p.ke
from perubahan as p
inner join unggahan as u on p.unggahan_id = u.unggahan_id
where p.unggahan_id = $unggahan_id
order by p.urutan;
