-- What do people see of the kode of a langkah? What its office wrote (docs/design.md §1). The kode
-- itself names the langkah in addresses, exports and the journal.

create or replace macro tempat_kode(area, sub_area, no) as
    concat_ws('.', area, sub_area, nullif(no, ''));

-- The ordinal that ends a kode made of its place; '' if it is not made so.
create or replace macro urutan_kode(kode, area, sub_area, no) as
    case
        when starts_with(kode, tempat_kode(area, sub_area, no) || '.')
            then regexp_extract(substr(kode, len(tempat_kode(area, sub_area, no)) + 2), '^\d+$')
        else ''
    end;

-- Does the part below begin with this part (area VI, no VI.12)?
create or replace macro sudah_disebut(bagian, di_bawahnya) as
    coalesce(starts_with(di_bawahnya, bagian || '.'), false);

-- The place alone: no part twice (I.I of an area I with a sub-area I), and not the area that stands
-- for none (0). A kode that is not made of its place is the office's own. `urutan`: urutan_kode of it,
-- found once in a select below: a macro is written out wherever it is named, and read anew there.
create or replace macro kode_tempat(kode, area, sub_area, no, urutan) as
    case
        when urutan = '' then kode
        else
            concat_ws(
                '.',
                case when area <> '0' and not sudah_disebut(area, coalesce(sub_area, no) || '.') then area end,
                case when not sudah_disebut(sub_area, no) then sub_area end,
                coalesce(nullif(no, ''), urutan)
            )
    end;

-- The shortest that no other langkah of its unggahan has: its place, else that with the ordinal, else
-- the kode. `tempat`: kode_tempat of it, found once in a select below.
create or replace macro kode_tampil(unggahan, kode, tempat, urutan) as
    case
        when count(*) over (partition by unggahan, tempat) = 1 then tempat
        when count(*) over (partition by unggahan, concat_ws('.', tempat, nullif(urutan, ''))) = 1
            then concat_ws('.', tempat, nullif(urutan, ''))
        else kode
    end;

-- Its words without the mark that its kode says already: *a. Penyusunan* of the first under a no,
-- *2. Helpdesk* of the second. A list in one cell keeps its marks.
create or replace macro langkah_tampil(langkah_aksi, urutan) as
    case
        when
            urutan <> ''
            and list_contains(
                [urutan, chr(96 + least(try_cast(urutan as integer), 26))],
                lower(regexp_extract(langkah_aksi, '^\s*(\d+|[a-zA-Z])[.)]\s', 1))
            )
            and not regexp_matches(langkah_aksi, '\n\s*(\d+|[a-zA-Z])[.)]\s')
            then regexp_replace(langkah_aksi, '^\s*(\d+|[a-zA-Z])[.)]\s+', '')
        else langkah_aksi
    end;

-- The same of a kode in the newest version of a rencana that has it.
create or replace macro kode_rencana(rencana, dicari) as
    coalesce(
        (
            select max_by(l.kode_tampil, u.nomor)
            from unggahan as u
            inner join langkah as l on u.unggahan_id = l.unggahan_id
            where u.rencana_id = rencana and not u.dibatalkan and l.kode = dicari
        ),
        dicari
    );
