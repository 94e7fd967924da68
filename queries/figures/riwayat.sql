-- Which files has this rencana had, and how much did each hold? Newest first, cancelled ones too.
-- For cancelled ones: why, by whom, and when.

with pembatalan_terakhir as (
    select
        unggahan,
        max_by(alasan, nomor_entri) as alasan,
        max_by(pelaku, nomor_entri) as dibatalkan_oleh,
        max_by(waktu, nomor_entri) as dibatalkan_pada
    from pembatalan
    where
        rencana_id = $rencana_id
        and dibatalkan
    group by unggahan
)

select
    u.unggahan_id,
    u.nomor as unggahan,
    'berkas' as jenis,
    u.posisi,
    u.waktu,
    u.pelaku,
    u.catatan,
    u.nama_berkas,
    u.sha256,
    u.laporan_lengkap
    or exists(select 1 from fakta as f where f.entri = u.unggahan_id and melaporkan(f.kolom, f.nilai)) as dilaporkan,
    u.dibatalkan,
    case when u.dibatalkan then b.alasan end as alasan,
    case when u.dibatalkan then b.dibatalkan_oleh end as dibatalkan_oleh,
    case when u.dibatalkan then b.dibatalkan_pada end as dibatalkan_pada,
    t.langkah,
    t.tenggat,
    (select count(*) from perubahan as p where p.unggahan_id = u.unggahan_id) as perubahan
from unggahan as u
inner join terapan as t on u.unggahan_id = t.unggahan_id
left join pembatalan_terakhir as b on u.nomor = b.unggahan
where u.rencana_id = $rencana_id
order by u.nomor desc;
