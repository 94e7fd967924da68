-- What is the state of these meetings after these entries?
-- A meeting opens with its first entry and closes when its status last became so. One opened by
-- mistake is dihapus.
merge into rapat as t
using (
    with change as (
        select
            rencana_id,
            ubah.nomor as rapat,
            ubah.ke as ke,
            from_json(
                ubah.ke,
                '{"judul": "VARCHAR", "tanggal": "DATE", "posisi": "DATE", "periode": "VARCHAR", "tempat": "VARCHAR", '
                || '"pemimpin": "VARCHAR", "notulis": "VARCHAR", "status": "VARCHAR"}'
            ) as said,
            waktu,
            pelaku,
            urutan,
            max(urutan) filter (where (ubah.ke ->> 'status') is distinct from 'ditutup')
                over (partition by rencana_id, ubah.nomor) as last_open
        from (
            select
                r.rencana_id,
                e.waktu::timestamptz as waktu,
                e.pelaku,
                e.nomor as urutan,
                unnest(e.isi.ubah) as ubah
            from entries($entri, $bentuk) as e
            inner join rencana as r on e.satker = r.satker and e.tahun = r.tahun
        )
        where ubah.benda = 'rapat'
    )

    select
        c.rencana_id,
        c.rapat,
        max_by(c.said.judul, c.urutan) as judul,
        max_by(c.said.tanggal, c.urutan) as tanggal,
        max_by(c.said.posisi, c.urutan) as posisi,
        max_by(coalesce(c.said.periode, 'tw' || quarter(c.said.posisi)), c.urutan) as periode,
        max_by(c.said.tempat, c.urutan) as tempat,
        max_by(c.said.pemimpin, c.urutan) as pemimpin,
        max_by(c.said.notulis, c.urutan) as notulis,
        max_by(c.said.status, c.urutan) as status,
        meeting_details(max_by(c.ke, c.urutan)) as rincian,
        min_by(c.waktu, c.urutan) filter (where c.ke is not null) as dibuka,
        case
            when any_value(c.last_open) is null then coalesce(any_value(before.ditutup), min_by(c.waktu, c.urutan))
            else min_by(c.waktu, c.urutan) filter (where c.urutan > c.last_open)
        end as ditutup,
        case
            when any_value(c.last_open) is null then coalesce(any_value(before.entri_tutup), min(c.urutan))
            else min(c.urutan) filter (where c.urutan > c.last_open)
        end as entri_tutup,
        min_by(c.pelaku, c.urutan) filter (where c.ke is not null) as pelaku,
        max_by(c.ke is null, c.urutan) as dihapus
    from change as c
    left join rapat as before on c.rencana_id = before.rencana_id and c.rapat = before.rapat
    group by c.rencana_id, c.rapat
    order by min(c.urutan) filter (where c.ke is not null)
) as s
using (rencana_id, rapat)
when matched then update set
    judul = coalesce(s.judul, t.judul),
    tanggal = coalesce(s.tanggal, t.tanggal),
    posisi = coalesce(s.posisi, t.posisi),
    periode = coalesce(s.periode, t.periode),
    tempat = coalesce(s.tempat, t.tempat),
    pemimpin = coalesce(s.pemimpin, t.pemimpin),
    notulis = coalesce(s.notulis, t.notulis),
    status = coalesce(s.status, t.status),
    rincian = coalesce(s.rincian, t.rincian),
    ditutup = s.ditutup,
    entri_tutup = s.entri_tutup,
    dihapus = s.dihapus
when not matched and s.judul is not null then insert by name;
