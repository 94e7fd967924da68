-- How was each cell of the unggahan read that was not simply copied, in the order of the plan?
select
    s.kode,
    s.lembar,
    s.baris,
    s.sel,
    s.kolom,
    s.nilai,
    s.dibaca,
    s.peringatan,
    s.kepastian
from sel_dibaca($unggahan_id) as s
left join langkah as l on l.unggahan_id = $unggahan_id and s.kode = l.kode
order by l.urutan nulls first, s.baris, s.sel, s.kolom;
