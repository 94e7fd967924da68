-- What did reading this unggahan leave to be asked, with the langkah each question is about? tanpa target first.
-- tentang_waktu: it is about the cell the langkah's tenggat were read from.
with waktu as (
    select distinct
        j.kode,
        j.sel
    from jejak as j
    inner join langkah as l on j.unggahan_id = l.unggahan_id and j.kode = l.kode and j.nilai = l.target_waktu
    where j.unggahan_id = $unggahan_id
)

select
    p.lembar,
    p.baris,
    p.kolom,
    p.nilai,
    p.sel,
    p.pesan,
    l.kode,
    l.area,
    l.nama_area,
    l.komponen,
    l.indikator,
    l.langkah_aksi,
    l.target_waktu,
    l.jenis_target,
    w.sel is not null and p.nilai = l.target_waktu as tentang_waktu,
    coalesce(w.sel is not null and p.nilai = l.target_waktu and l.jenis_target = 'tanpa', false) as tanpa_target
from peringatan as p
left join langkah as l on l.unggahan_id = $unggahan_id and p.lembar = l.lembar and p.baris = l.baris
left join waktu as w on l.kode = w.kode and p.sel = w.sel
where p.unggahan_id = $unggahan_id
order by tanpa_target desc, tentang_waktu desc nulls last, l.urutan nulls first, p.baris, p.sel, p.pesan;
