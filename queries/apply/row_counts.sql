-- How many rows does each of these unggahan ($unggahan_id: their ids) have in each table, and how many have all together?
-- Counted anew where it was counted before.
update tentang
set
    langkah = tentang.langkah - t.langkah,
    tenggat = tentang.tenggat - t.tenggat,
    bukti = tentang.bukti - t.bukti,
    dokumen = tentang.dokumen - t.dokumen,
    jejak = tentang.jejak - t.jejak,
    peringatan = tentang.peringatan - t.peringatan,
    perubahan = tentang.perubahan - t.perubahan
from (
    select
        coalesce(sum(langkah), 0) as langkah,
        coalesce(sum(tenggat), 0) as tenggat,
        coalesce(sum(bukti), 0) as bukti,
        coalesce(sum(dokumen), 0) as dokumen,
        coalesce(sum(jejak), 0) as jejak,
        coalesce(sum(peringatan), 0) as peringatan,
        coalesce(sum(perubahan), 0) as perubahan
    from terapan
    where unggahan_id in (select unnest($unggahan_id))
) as t;

delete from terapan
where unggahan_id in (select unnest($unggahan_id));

insert into terapan by name
from row_counts
where
    unggahan_id between list_min($unggahan_id) and list_max($unggahan_id)
    and list_contains($unggahan_id, unggahan_id)
order by list_position($unggahan_id, unggahan_id);

update tentang
set
    langkah = tentang.langkah + t.langkah,
    tenggat = tentang.tenggat + t.tenggat,
    bukti = tentang.bukti + t.bukti,
    dokumen = tentang.dokumen + t.dokumen,
    jejak = tentang.jejak + t.jejak,
    peringatan = tentang.peringatan + t.peringatan,
    perubahan = tentang.perubahan + t.perubahan
from (
    select
        coalesce(sum(langkah), 0) as langkah,
        coalesce(sum(tenggat), 0) as tenggat,
        coalesce(sum(bukti), 0) as bukti,
        coalesce(sum(dokumen), 0) as dokumen,
        coalesce(sum(jejak), 0) as jejak,
        coalesce(sum(peringatan), 0) as peringatan,
        coalesce(sum(perubahan), 0) as perubahan
    from terapan
    where unggahan_id in (select unnest($unggahan_id))
) as t;
