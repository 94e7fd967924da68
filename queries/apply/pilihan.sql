-- How are these cells to be read for this satker from now on? The newest choice replaces earlier
-- ones; null withdraws it.
create or replace temp table entry_pilihan as
select
    satker,
    pilihan.*,
    nomor as entri,
    urutan,
    waktu::timestamptz as waktu,
    pelaku
from (
    select
        *,
        unnest(isi.pilihan) as pilihan,
        generate_subscripts(isi.pilihan, 1) as urutan
    from entries($entri, $bentuk)
)
qualify row_number() over (
    partition by pilihan.hal, pilihan.kunci, pilihan.langkah, pilihan.untuk_tahun order by urutan desc
) = 1;

delete from pilihan
using entry_pilihan as e
where
    pilihan.satker = e.satker
    and pilihan.hal = e.hal
    and pilihan.kunci = e.kunci
    and pilihan.langkah = e.langkah
    and pilihan.untuk_tahun is not distinct from e.untuk_tahun;

insert into pilihan by name
from entry_pilihan
order by urutan;

drop table entry_pilihan;
