-- Which meetings has this rencana had, newest first, and how much was recorded in each?
-- perubahan: the things that were changed; what stands in two places counts once.
with berdiri as (
    select s.*
    from suntingan as s
    inner join unggahan as u on s.unggahan_id = u.unggahan_id
    where
        u.rencana_id = $rencana_id
        and not u.dibatalkan
        and s.rapat is not null
),

perubahan_rapat as (
    select
        rapat,
        count(distinct row(entri, kode, tenggat, bukti)) as perubahan
    from berdiri
    where entri not in (select kembar from berdiri where kembar is not null)
    group by rapat
)

select
    m.rapat,
    m.judul,
    m.tanggal,
    m.posisi,
    m.periode,
    m.tempat,
    m.pemimpin,
    m.notulis,
    m.status,
    m.layar,
    m.dibuka,
    m.ditutup,
    m.pelaku,
    (
        select count(*) from rapat_hadir as h
        where h.rencana_id = m.rencana_id and h.rapat = m.rapat and not h.dihapus and h.kehadiran = 'hadir'
    ) as hadir,
    (
        select count(*) from rapat_catatan as c
        where c.rencana_id = m.rencana_id and c.rapat = m.rapat and not c.dihapus
    ) as catatan,
    (
        select count(*) from tindak_lanjut as t
        where t.rencana_id = m.rencana_id and t.rapat = m.rapat and not t.dihapus
    ) as tindak_lanjut,
    coalesce(p.perubahan, 0) as perubahan,
    coalesce(json_array_length(m.rincian, 'perbaikan'), 0)::integer as perbaikan
from rapat as m
left join perubahan_rapat as p on m.rapat = p.rapat
where
    m.rencana_id = $rencana_id
    and not m.dihapus
order by m.rapat desc;
