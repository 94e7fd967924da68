-- What counts as known just after the journal entry `diketahui` (null: now)? Arguments have names that no
-- table has: inside a macro a column would win.

-- The entries that are withdrawn then: undone, or of a cancelled file.
create or replace macro tarikan_pada(diketahui) as table
select distinct ditarik
from tarikan
where coalesce(sejak <= diketahui, true) and (sampai is null or sampai > diketahui);

-- The facts that count in these pictures (`daftar`, a list of ids), which know up to the entry `diketahui`.
-- The one with the greatest `ke` is what a cell says (docs/design.md §5).
create or replace macro fakta_gambar(daftar, diketahui) as table
select
    g.unggahan_id,
    f.* exclude (rencana_id, tenggat, dari, urutan),
    (f.berlaku, f.entri, f.urutan) as ke
from gambar as g
inner join fakta as f on g.rencana_id = f.rencana_id and g.hari >= f.berlaku
anti join tarikan_pada(diketahui) as t on f.entri = t.ditarik
where
    g.unggahan_id between list_min(daftar) and list_max(daftar)
    and list_contains(daftar, g.unggahan_id)
    and coalesce(f.entri <= diketahui, true);

-- Is an entry of this kind about what a plan says?
create or replace macro tentang_isi(jenis) as jenis in ('unggahan', 'suntingan', 'isian', 'pembatalan', 'pemulihan');

-- Does this say something of how the work goes: a report, or a bukti that is there? A verdict, a PIC
-- and what was emptied say nothing (docs/design.md §5).
create or replace macro melaporkan(kolom, nilai) as
    case
        when kolom = 'laporan' then nilai <> 'belum'
        when kolom = 'status' then nilai = 'ada'
        else kolom in ('tanggal_selesai', 'kendala', 'tindak_lanjut', 'hasil', 'tautan') and coalesce(nilai, '') <> ''
    end;
