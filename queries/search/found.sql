-- Which langkah, bukti and PIC of these rencana ($daftar, ids) contain all of these words ($kata,
-- small letters)? ada: of how many targets a bukti is there; dari: how many owe it.
-- A word may also be in the satker's name. Searched is the newest valid unggahan of each rencana;
-- of the one being viewed, the unggahan it is judged on ($dilihat, or null).
-- At most $terbanyak of each jenis: first those of the rencana being viewed, then kode that begin
-- with the typed text ($frasa). A PIC without tenggat is left out.

with dicari as (
    select
        u.rencana_id,
        coalesce(
            max(u.unggahan_id) filter (where u.unggahan_id = $dilihat),
            max_by(u.unggahan_id, u.nomor) filter (where not u.dibatalkan and u.pangkal is null)
        ) as unggahan_id
    from unggahan as u
    semi join (select unnest($daftar::integer[]) as rencana_id) as d on u.rencana_id = d.rencana_id
    group by u.rencana_id
),

milik as (
    select
        d.unggahan_id,
        d.rencana_id,
        r.satker,
        lower(r.satker) as kantor,
        coalesce(d.unggahan_id = $dilihat, false) as dekat
    from dicari as d
    inner join rencana as r on d.rencana_id = r.rencana_id
),

langkah_cocok as (
    select
        'langkah' as jenis,
        m.rencana_id,
        l.kode,
        l.kode_tampil,
        l.langkah_tampil as teks,
        m.unggahan_id
    from langkah as l
    inner join milik as m on l.unggahan_id = m.unggahan_id
    where len(
        list_filter(
            $kata::varchar[],
            lambda sepatah: not contains(
                concat_ws(' ', lower(l.kode), lower(l.kode_tampil), lower(l.langkah_aksi), m.kantor), sepatah
            )
        )
    ) = 0
    order by m.dekat desc, starts_with(lower(l.kode_tampil), $frasa) desc, m.satker, l.urutan
    limit $terbanyak
),

bukti_cocok as (
    select
        'bukti' as jenis,
        m.rencana_id,
        d.kode,
        l.kode_tampil,
        d.nama as teks,
        m.unggahan_id
    from dokumen as d
    inner join milik as m on d.unggahan_id = m.unggahan_id
    inner join langkah as l on d.unggahan_id = l.unggahan_id and d.kode = l.kode
    where len(
        list_filter(
            $kata::varchar[],
            lambda sepatah: not contains(concat_ws(' ', lower(d.nama), m.kantor), sepatah)
        )
    ) = 0
    order by m.dekat desc, starts_with(lower(d.nama), $frasa) desc, m.satker, d.kode, d.urutan
    limit $terbanyak
),

pic_cocok as (
    select
        'pic' as jenis,
        m.rencana_id,
        '' as kode,
        '' as kode_tampil,
        l.pic as teks,
        null as unggahan_id
    from langkah as l
    inner join milik as m on l.unggahan_id = m.unggahan_id
    where
        l.jenis_target <> 'tanpa'
        and len(
            list_filter(
                $kata::varchar[],
                lambda sepatah: not contains(concat_ws(' ', lower(l.pic), m.kantor), sepatah)
            )
        ) = 0
        and l.pic <> ''
    group by m.rencana_id, m.dekat, m.satker, l.pic
    order by m.dekat desc, starts_with(lower(l.pic), $frasa) desc, m.satker, l.pic
    limit $terbanyak
),

ditemukan as (
    select
        *,
        row_number() over () as ke
    from (
        select * from langkah_cocok
        union all
        select * from bukti_cocok
        union all
        select * from pic_cocok
    )
)

select
    d.jenis,
    d.rencana_id,
    d.kode,
    d.kode_tampil,
    d.teks,
    count(*) filter (where bukti_wajib(b.status) and bukti_hadir(b.status)) as ada,
    count(*) filter (where bukti_wajib(b.status)) as dari
from ditemukan as d
left join bukti as b
    on d.jenis = 'bukti' and d.unggahan_id = b.unggahan_id and d.kode = b.kode and d.teks = b.nama
group by all
order by min(d.ke);
