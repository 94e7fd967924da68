-- What did reading this unggahan leave to be asked, with the langkah each question is about? tanpa target first.
-- tentang_waktu: it is about the cell the langkah's tenggat were read from. The trace names that cell in the file the
-- reading was first made of; a template names it by its own heading ($judul_waktu), on rows of its own.
-- tentang_bukti: it is about the cell the langkah's bukti were split from.
-- Asked too, though no reading of an earlier version did: each langkah that names no bukti ($kode_tanpa_bukti).
-- peringatan: what was stored of the remark. Where tempat is the same, sentences come in the order of their words.
with tanya as (
    select
        p.* exclude (kode, isi, pesan),
        {'kode': p.kode, 'isi': p.isi, 'pesan': p.pesan} as peringatan,
        l.kode,
        l.area,
        l.nama_area,
        l.komponen,
        l.indikator,
        l.langkah_aksi,
        l.target_waktu,
        l.jenis_target,
        l.urutan,
        coalesce(
            p.nilai = l.target_waktu
            and (
                p.kolom = $judul_waktu
                or exists (
                    select 1
                    from jejak as j
                    where
                        j.unggahan_id = $unggahan_id
                        and j.kode = l.kode
                        and j.nilai = l.target_waktu
                        and j.lembar = p.lembar
                        and j.sel = p.sel
                )
            ),
            false
        ) as tentang_waktu,
        coalesce(p.nilai <> '' and p.nilai = l.bukti_dukung, false) as tentang_bukti
    from peringatan as p
    left join langkah as l on l.unggahan_id = $unggahan_id and p.lembar = l.lembar and p.baris = l.baris
    where p.unggahan_id = $unggahan_id
    union all by name
    select
        l.lembar,
        l.baris,
        $judul_bukti as kolom,
        l.bukti_dukung as nilai,
        null as sel,
        {'kode': $kode_tanpa_bukti, 'isi': '{}', 'pesan': null} as peringatan,
        l.kode,
        l.area,
        l.nama_area,
        l.komponen,
        l.indikator,
        l.langkah_aksi,
        l.target_waktu,
        l.jenis_target,
        l.urutan,
        false as tentang_waktu,
        true as tentang_bukti
    from langkah as l
    anti join (select kode from dokumen where unggahan_id = $unggahan_id) as d on l.kode = d.kode
    where l.unggahan_id = $unggahan_id
)

select
    lembar,
    baris,
    kolom,
    nilai,
    sel,
    peringatan,
    kode,
    area,
    nama_area,
    komponen,
    indikator,
    langkah_aksi,
    target_waktu,
    jenis_target,
    tentang_waktu,
    tentang_bukti,
    coalesce(tentang_waktu and jenis_target = 'tanpa', false) as tanpa_target,
    rank() over (order by tanpa_target desc, tentang_waktu desc, urutan nulls first, baris, sel) as tempat
from tanya
order by tempat;
