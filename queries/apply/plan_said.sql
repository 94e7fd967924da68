-- What do the files of these rencana ($rencana_id, a list) say?
select
    entri,
    urutan,
    kode,
    akar,
    tenggat,
    bukti,
    kolom,
    dari,
    nilai,
    berlaku,
    waktu::varchar as waktu,
    pelaku,
    rapat,
    berkas
from fakta
where berkas and list_contains($rencana_id::integer[], rencana_id)
order by entri, urutan;
