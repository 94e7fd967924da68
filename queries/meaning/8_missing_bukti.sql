-- Which bukti of one unggahan are missing at the end of day `per`, of which langkah, and how much does each lack?
-- tenggat_dari: of how many tenggat this langkah owes bukti by then. bukti_n of bukti_dari: of the tenggat itself.

create or replace macro celah_bukti(id_unggahan, per) as table
with bukti_dinilai as (
    select
        *,
        wajib and (terutang or status_tenggat = 'selesai') as diminta
    from keadaan_bukti(id_unggahan, per)
),

per_tenggat as (
    select
        kode,
        tenggat,
        count(*) filter (where hadir) as bukti_n,
        count(*) filter (where wajib) as bukti_dari,
        bool_or(diminta) as diminta
    from bukti_dinilai
    group by kode, tenggat
),

per_langkah as (
    select
        kode,
        count(*) filter (where diminta) as tenggat_dari
    from per_tenggat
    group by kode
)

select
    l.urutan,
    l.kode,
    l.area,
    l.nama_area,
    l.sub_area,
    l.langkah_aksi,
    l.jenis_target,
    l.pic,
    b.tenggat,
    b.jatuh_tempo,
    b.status_tenggat,
    b.urutan_bukti,
    b.nama as bukti,
    b.jenis as jenis_bukti,
    b.status as status_bukti,
    b.tautan,
    b.catatan,
    t.bukti_n,
    t.bukti_dari,
    p.tenggat_dari
from bukti_dinilai as b
inner join per_tenggat as t on b.kode = t.kode and b.tenggat = t.tenggat
inner join per_langkah as p on b.kode = p.kode
inner join langkah as l on b.kode = l.kode
where b.celah and l.unggahan_id = id_unggahan;

-- Does a missing bukti belong to what a person asked for? An empty list or text asks for everything; a langkah without
-- PIC is asked for as ''.

create or replace macro termasuk(nilai, pilihan) as
    len(pilihan::varchar[]) = 0 or list_contains(pilihan::varchar[], coalesce(nilai, ''));

create or replace macro memuat(dicari, kode, langkah_aksi, nama_bukti, jenis, penanggung_jawab) as
    contains(
        lower(concat_ws(' ', kode, langkah_aksi, nama_bukti, jenis, coalesce(penanggung_jawab, ''))), lower(dicari)
    );
