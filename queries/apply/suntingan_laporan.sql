-- As of when is each tenggat of these langkah ($kode, each of the unggahan at its place in
-- $unggahan_id, whose sources are $asal_id) reported?
--
-- The tenggat on which an unggahan reports itself: those of which it changes more than bukti and fields
-- that report nothing ($bukan_laporan, their headings). The report counts as of the unggahan's posisi.
update tenggat
set dilaporkan_per = if(c.unggahan_id is null, c.dilaporkan_per, c.posisi)
from (
    select
        l.unggahan_id as untuk,
        a.kode,
        a.tenggat,
        a.dilaporkan_per,
        u.posisi,
        p.unggahan_id
    from (select unnest($unggahan_id) as unggahan_id, unnest($kode) as kode) as l
    inner join unggahan as u on l.unggahan_id = u.unggahan_id
    inner join tenggat as a on u.asal_id = a.unggahan_id and l.kode = a.kode
    left join (
        select distinct
            unggahan_id,
            kode,
            tenggat
        from perubahan
        where
            unggahan_id between list_min($unggahan_id) and list_max($unggahan_id)
            and jenis not like 'bukti%'
            and not coalesce(list_contains($bukan_laporan, kolom), false)
    ) as p on l.unggahan_id = p.unggahan_id and a.kode = p.kode and a.tenggat = p.tenggat
    where a.unggahan_id between list_min($asal_id) and list_max($asal_id)
) as c
where
    tenggat.unggahan_id between list_min($unggahan_id) and list_max($unggahan_id)
    and tenggat.unggahan_id = c.untuk
    and tenggat.kode = c.kode
    and tenggat.tenggat = c.tenggat;
