-- Who can sign in, and what may they do? roles and pics are lists: [{satker, peran}], [{satker,
-- pic}].
select
    o.orang,
    o.nama,
    o.surel,
    o.rincian,
    o.aktif,
    coalesce((
        select list({'satker': p.satker, 'peran': p.peran} order by p.satker, p.peran)
        from orang_peran as p
        where p.orang = o.orang
    ), []) as roles,
    coalesce((
        select list({'satker': p.satker, 'pic': p.pic} order by p.satker, p.pic)
        from orang_pic as p
        where p.orang = o.orang
    ), []) as pics
from orang as o
order by o.orang;
