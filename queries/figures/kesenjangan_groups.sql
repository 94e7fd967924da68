-- How many missing bukti are there at $posisi by jenis, by PIC and by area? n: of those that the other choices
-- ($jenis_dipilih, $pic_dipilih, $area_dipilih, $dicari; empty: all) leave, so that each choice says what it would show;
-- seluruhnya: without any choice. Largest group first.

with celah as (
    select
        jenis_bukti as jenis,
        coalesce(pic, '') as pic,
        area,
        termasuk(jenis_bukti, $jenis_dipilih) as cocok_jenis,
        termasuk(pic, $pic_dipilih) as cocok_pic,
        termasuk(area, $area_dipilih) as cocok_area,
        memuat($dicari, kode, langkah_aksi, bukti, jenis_bukti, pic) as cocok_cari
    from celah_bukti($unggahan_id, $posisi)
),

kelompok as (
    select
        'jenis' as kelompok,
        jenis as nilai,
        count(*) filter (where cocok_pic and cocok_area and cocok_cari) as n,
        count(*) as seluruhnya
    from celah
    group by jenis
    union all
    select
        'pic' as kelompok,
        pic as nilai,
        count(*) filter (where cocok_jenis and cocok_area and cocok_cari) as n,
        count(*) as seluruhnya
    from celah
    group by pic
    union all
    select
        'area' as kelompok,
        area as nilai,
        count(*) filter (where cocok_jenis and cocok_pic and cocok_cari) as n,
        count(*) as seluruhnya
    from celah
    group by area
)

select
    kelompok,
    nilai,
    n,
    seluruhnya
from kelompok
order by kelompok, seluruhnya desc, nilai;
