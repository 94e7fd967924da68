-- Which langkah, bukti and PIC of these rencana ($daftar, ids) contain all of these words ($kata,
-- small letters)? A word may also be in the satker's name. Searched is the newest valid file of each
-- rencana; of the one being viewed, its picture ($gambar, or null) and its file ($dilihat).
-- At most $terbanyak of each jenis: first those of the rencana being viewed, then kode that begin
-- with the typed text ($frasa). A PIC without tenggat is left out.

with dicari as (
    select
        u.rencana_id,
        coalesce(
            max(u.unggahan_id) filter (where u.unggahan_id = $dilihat),
            max_by(u.unggahan_id, u.nomor) filter (where not u.dibatalkan)
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
        l.langkah_tampil as teks
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
        d.nama as teks
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

dengan_pic as (
    select
        rencana_id,
        jenis_target,
        pic
    from langkah_terbaru($daftar::integer[])
    where rencana_id is distinct from (select g.rencana_id from gambar as g where g.unggahan_id = $gambar)
    union all
    select
        g.rencana_id,
        l.jenis_target,
        l.pic
    from gambar as g
    inner join langkah as l on g.unggahan_id = l.unggahan_id
    where g.unggahan_id = $gambar
),

pic_cocok as (
    select
        'pic' as jenis,
        m.rencana_id,
        '' as kode,
        '' as kode_tampil,
        l.pic as teks
    from dengan_pic as l
    inner join milik as m on l.rencana_id = m.rencana_id
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

select * exclude (ke)
from ditemukan
order by ke;
