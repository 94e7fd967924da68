-- What was asked about the langkah of unggahan $unggahan_id and answered? Each question with its
-- messages in order, and the PIC of its langkah.
select
    p.entri,
    p.pertanyaan,
    p.kode,
    l.kode_tampil,
    p.tenggat,
    p.bukti,
    p.kepada,
    p.ucapan,
    p.selesai,
    p.waktu,
    p.pelaku,
    coalesce(l.pic, '') as pic
from percakapan as p
inner join langkah as l on p.kode = l.kode
where p.rencana_id = $rencana_id and l.unggahan_id = $unggahan_id
order by p.pertanyaan, p.entri;
