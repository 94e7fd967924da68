-- Which unggahan does this rencana have? Oldest first, cancelled ones too.
-- entri_terakhir: the journal entry of its content, hash_isi its hash; later than its own if it was
-- changed in the app.
with suntingan_terakhir as (
    select
        unggahan_id,
        max(entri) as entri,
        max_by(hash_entri, entri) as hash_entri
    from suntingan
    group by unggahan_id
)

select
    r.rencana_id,
    u.unggahan_id,
    coalesce(s.entri, u.unggahan_id) as entri_terakhir,
    coalesce(s.hash_entri, u.hash_entri) as hash_isi,
    u.nomor,
    u.pangkal,
    u.lengkap_per,
    u.sha256,
    u.dibatalkan
from rencana as r
inner join unggahan as u on r.rencana_id = u.rencana_id
left join suntingan_terakhir as s on u.unggahan_id = s.unggahan_id
where r.satker = $satker and r.tahun = $tahun
order by u.nomor;
