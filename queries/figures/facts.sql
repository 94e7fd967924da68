-- What did the journal entry $entri say of this rencana, in order? tenggat: as the newest valid file
-- calls it, else as it was called then (tenggat_semula). ditarik: it does not count now.
with terbaru as (
    select max_by(unggahan_id, nomor) as unggahan_id
    from unggahan
    where rencana_id = $rencana_id and not dibatalkan
)

select
    f.kode,
    f.akar,
    coalesce(t.tenggat, f.tenggat) as tenggat,
    f.tenggat as tenggat_semula,
    f.bukti,
    f.kolom,
    f.dari,
    f.nilai,
    f.berlaku,
    f.waktu,
    f.pelaku,
    f.rapat,
    f.berkas,
    exists(select 1 from tarikan_pada(null) as d where d.ditarik = $entri) as ditarik
from fakta as f
left join tenggat as t
    on t.unggahan_id = (select unggahan_id from terbaru) and f.kode = t.kode and f.akar = t.akar
where f.rencana_id = $rencana_id and f.entri = $entri
order by f.urutan;
