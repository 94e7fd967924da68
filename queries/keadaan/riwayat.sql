-- Which unggahan has this rencana had, with how much each held? Newest first, cancelled ones too.

select
    u.unggahan_id,
    u.nomor as unggahan,
    u.jenis,
    u.posisi,
    u.waktu,
    u.pelaku,
    u.catatan,
    u.nama_berkas,
    u.sha256,
    u.dilaporkan,
    u.dibatalkan,
    t.langkah,
    t.tenggat,
    t.perubahan
from unggahan as u
inner join terapan as t on u.unggahan_id = t.unggahan_id
where u.rencana_id = $rencana_id
order by u.nomor desc;
