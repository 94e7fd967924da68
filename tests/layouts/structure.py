"""Layouts that differ in how areas, sub-areas and rows are built."""

from __future__ import annotations

from random import Random

from tests.layouts.canonical import (
    ROMAN,
    STANDARD_COLUMNS,
    STANDARD_HEADINGS,
    Style,
    write_area,
    write_headings,
    write_langkah,
    write_standard,
    write_sub_area,
)
from tests.layouts.catalogue import Result, register_layout
from tests.layouts.random_plan import OTHER_AREA, USUAL_AREA, RandomRencana, Want
from tests.layouts.sheets import Sheet, to_csv, to_xlsx
from tests.layouts.titles import WITH_PIC


def _standard(rencana: RandomRencana, **style) -> Result:
    return Result("s.xlsx", to_xlsx(write_standard(rencana, Style(kolom=WITH_PIC, **style))))


@register_layout()
def area_not_merged(rencana: RandomRencana) -> Result:
    """The area heading stands in its first cell only, in title case."""
    return _standard(rencana, area_merged=False, write_area=str)


@register_layout()
def area_coloured(rencana: RandomRencana) -> Result:
    """A coloured row with the bare name, no mark."""
    return _standard(rencana, area_mark=lambda i: "", area_colour="FFE699")


@register_layout()
def area_letters(rencana: RandomRencana) -> Result:
    """A. B. C. before the areas; sub-areas by number in brackets."""
    return _standard(rencana, area_mark=lambda i: f"{'ABCDEFGHI'[i]}. ", sub_mark=lambda i: f"{i + 1})")


@register_layout(want=Want(with_sub_area=False))
def area_figures(rencana: RandomRencana) -> Result:
    """1. 2. 3. before areas merged over the table, rows numbered again under each."""
    return _standard(rencana, area_mark=lambda i: f"{i + 1}. ")


@register_layout(want=Want(nama_area=USUAL_AREA[:5] + OTHER_AREA[:1]))
def area_six_one_other(rencana: RandomRencana) -> Result:
    """Six areas, one with a name of the zone's own."""
    return _standard(rencana)


@register_layout(want=Want(nama_area=OTHER_AREA))
def area_eight_others(rencana: RandomRencana) -> Result:
    """Eight areas, none with a usual name."""
    return _standard(rencana)


@register_layout()
def area_lever_word(rencana: RandomRencana) -> Result:
    """AREA I : MANAJEMEN PERUBAHAN."""
    return _standard(rencana, area_mark=lambda i: f"AREA {ROMAN[i]} : ")


@register_layout()
def roman_in_no_column(rencana: RandomRencana) -> Result:
    """The roman mark in NO, the area's name in the next cell."""
    sheet = write_standard(rencana, Style(kolom=WITH_PIC, area_merged=False))
    name = {f"{ROMAN[i]}. {a.nama.upper()}": (ROMAN[i], a.nama.upper()) for i, a in enumerate(rencana.area)}
    for content in sheet.rows:
        if content and content[0] in name:
            content[0], content[1] = name[content[0]]
    return Result("r.xlsx", to_xlsx(sheet))


@register_layout()
def roman_then_heading(rencana: RandomRencana) -> Result:
    """The roman mark in one row, the title in the next."""
    origin = write_standard(
        rencana, Style(kolom=(*STANDARD_COLUMNS, "pic"), area_merged=False, merge_continuation=False)
    )
    name = {f"{ROMAN[i]}. {a.nama.upper()}": (ROMAN[i], a.nama.upper()) for i, a in enumerate(rencana.area)}
    sheet = Sheet()
    for content in origin.rows:
        if content and content[0] in name:
            mark, heading = name[content[0]]
            sheet.add(mark)
            r = sheet.add(heading)
            sheet.merge(r, 1, r, len(WITH_PIC))
        else:
            sheet.add(*content)
    return Result("rl.xlsx", to_xlsx(sheet))


def _area_as_column(rencana: RandomRencana, *, merges: bool) -> Sheet:
    sheet = Sheet()
    column = ("no", "area", *WITH_PIC[1:])
    sheet.add(f"RENCANA AKSI ZI {rencana.satker.upper()} TAHUN {rencana.tahun}")
    sheet.add(*[{"area": "AREA PERUBAHAN", **STANDARD_HEADINGS}[k] for k in column])
    style = Style(kolom=WITH_PIC)
    no = 0
    for area in rencana.area:
        beginning = len(sheet.rows) + 1
        for sub in area.sub_area:
            for komponen in sub.komponen:
                no += 1
                for k, langkah in enumerate(komponen.langkah):
                    r = write_langkah(sheet, style, rencana, langkah, no if k == 0 else None, None)
                    content = sheet.rows[r - 1]
                    content[1] = komponen.nama if k == 0 else None
                    content.insert(1, area.nama if not merges or r == beginning else None)
        if merges:
            sheet.merge(beginning, 2, len(sheet.rows), 2)
    return sheet


@register_layout(want=Want(with_sub_area=False))
def area_column_merged(rencana: RandomRencana) -> Result:
    """AREA PERUBAHAN as a column, merged down."""
    return Result("ak.xlsx", to_xlsx(_area_as_column(rencana, merges=True)))


@register_layout(want=Want(with_sub_area=False))
def area_column_repeated(rencana: RandomRencana) -> Result:
    """AREA PERUBAHAN as a column, the name on each row, as CSV."""
    return Result("ak.csv", to_csv(_area_as_column(rencana, merges=False), separator=","))


@register_layout()
def one_sheet_per_area(rencana: RandomRencana) -> Result:
    """Each area on a sheet of its own, named after it."""
    sheet = []
    style = Style(kolom=WITH_PIC)
    for i, area in enumerate(rencana.area):
        ws = Sheet(nama=f"{ROMAN[i]} {area.nama}"[:31].replace("/", " "))
        ws.add(f"RENCANA AKSI ZI {rencana.satker.upper()} TAHUN {rencana.tahun}")
        write_headings(ws, style)
        write_area(ws, style, rencana, i, area)
        sheet.append(ws)
    return Result("lembar.xlsx", to_xlsx(*sheet))


@register_layout()
def sub_area_two_levels(rencana: RandomRencana) -> Result:
    """1. over a. over numbered rows."""
    sheet = Sheet()
    style = Style(kolom=WITH_PIC)
    sheet.add(f"RENCANA AKSI ZI {rencana.satker.upper()} TAHUN {rencana.tahun}")
    write_headings(sheet, style)
    for i, area in enumerate(rencana.area):
        r = sheet.add(f"{ROMAN[i]}. {area.nama.upper()}")
        sheet.merge(r, 1, r, len(WITH_PIC))
        for j, sub in enumerate(area.sub_area):
            if sub.nama:
                sheet.add("AB"[j], f"{sub.nama} Tingkat Satker")
                sheet.add("a", sub.nama)
            write_sub_area(sheet, style, rencana, sub)
    return Result("s2.xlsx", to_xlsx(sheet))


@register_layout()
def numbers_dotted(rencana: RandomRencana) -> Result:
    """NO as 1.1, 1.2 under area 1: the number carries the area."""
    sheet = write_standard(rencana, Style(kolom=WITH_PIC, area_mark=lambda i: f"{i + 1}. "))
    area = 0
    for content in sheet.rows:
        if (
            content
            and isinstance(content[0], str)
            and any(content[0] == f"{area + 1}. {a.nama.upper()}" for a in rencana.area)
        ):
            area += 1
        elif area and content and isinstance(content[0], int):
            content[0] = f"{area}.{content[0]}"
    return Result("n.xlsx", to_xlsx(sheet))


@register_layout()
def indikator_merged(rencana: RandomRencana) -> Result:
    """Target time and capaian merged over the rows of a komponen that share them."""
    sheet = write_standard(rencana, Style(kolom=WITH_PIC))
    c = WITH_PIC.index("pic") + 1
    same = 1
    for r in range(2, len(sheet.rows) + 2):
        this_one = sheet.rows[r - 1] if r <= len(sheet.rows) else None
        above = sheet.rows[same - 1]
        continuing = (
            this_one
            and len(this_one) == len(above) == c
            and this_one[0] is None
            and this_one[3]
            and this_one[c - 1] == above[c - 1]
        )
        if continuing:
            continue
        sheet.merge(same, c, r - 1, c)
        for k in range(same + 1, r):
            sheet.rows[k - 1][c - 1] = None
        same = r
    return Result("g.xlsx", to_xlsx(sheet))


@register_layout()
def bukti_in_items(rencana: RandomRencana) -> Result:
    """Evidence as a numbered list inside the cell."""
    return _standard(rencana, bukti=lambda b: "\n".join(f"{i}. {n}" for i, n in enumerate(b, 1)))


@register_layout()
def bukti_per_row(rencana: RandomRencana) -> Result:
    """Each bukti on a row of its own, the langkah's other cells merged over them."""
    sheet = Sheet()
    style = Style(kolom=WITH_PIC)
    bukti_column = WITH_PIC.index("bukti")
    origin = write_standard(rencana, Style(kolom=WITH_PIC, merge_continuation=False, bukti="|".join))
    for content in origin.rows:
        text = content[bukti_column] if len(content) == len(style.kolom) and content[3] else None
        if not isinstance(text, str) or text == "BUKTI DUKUNG":
            sheet.add(*content)
            continue
        listing = text.split("|")
        beginning = len(sheet.rows) + 1
        for k, name in enumerate(listing):
            one = [None] * len(content) if k else list(content)
            one[bukti_column] = name
            sheet.add(*one)
        for c in range(1, len(content) + 1):
            if c != bukti_column + 1:
                sheet.merge(beginning, c, len(sheet.rows), c)
    return Result("bb.xlsx", to_xlsx(sheet))


@register_layout()
def row_cut_by_page(rencana: RandomRencana) -> Result:
    """A long langkah whose second half stands on the next row, as a table pasted from PDF has it."""
    sheet = write_standard(rencana, Style(kolom=WITH_PIC, merge_continuation=False, area_merged=False))
    random_source = Random(rencana.satker)
    location = [
        r for r, content in enumerate(sheet.rows) if len(content) == len(WITH_PIC) and isinstance(content[0], int)
    ]
    for r in sorted(random_source.sample(location[1:], 2), reverse=True):
        header, _, tail = sheet.rows[r][2].partition(" ")
        sheet.rows[r][2] = header
        sheet.rows.insert(r + 1, [None, None, tail, None, None, None, None, None])
    return Result("p.xlsx", to_xlsx(sheet))


@register_layout()
def rows_and_columns_hidden(rencana: RandomRencana) -> Result:
    """Some rows and the INDIKATOR column are hidden; they still belong to the plan."""
    sheet = write_standard(rencana, Style(kolom=WITH_PIC))
    sheet.hidden_columns.add(3)
    sheet.hidden_rows |= {r for r in range(9, len(sheet.rows)) if r % 7 == 0}
    return Result("h.xlsx", to_xlsx(sheet))


@register_layout()
def rows_grouped(rencana: RandomRencana) -> Result:
    """Rows grouped by outline, an empty row between areas."""
    origin = write_standard(rencana, Style(kolom=WITH_PIC, merge_continuation=False, area_merged=False))
    sheet = Sheet(groups=[(8, 12)])
    for content in origin.rows:
        if content and isinstance(content[0], str) and content[0].startswith(tuple(f"{r}. " for r in ROMAN)):
            sheet.add()
        sheet.add(*content)
    return Result("k.xlsx", to_xlsx(sheet))


@register_layout(asking=True)
def two_rencana(rencana: RandomRencana) -> Result:
    """Two years' plans in one workbook: the person chooses."""
    old = write_standard(rencana, Style(kolom=WITH_PIC))
    old.nama = "Renaksi A"
    new = write_standard(RandomRencana(rencana.satker, rencana.tahun + 1, rencana.area), Style(kolom=WITH_PIC))
    new.nama = "Renaksi B"
    return Result("dua.xlsx", to_xlsx(old, new))


@register_layout()
def other_sheets_in_front(rencana: RandomRencana) -> Result:
    """A cover sheet and a list of the team before the plan."""
    cover = Sheet(nama="Sampul")
    cover.add("RENCANA AKSI ZONA INTEGRITAS")
    team = Sheet(nama="Tim")
    team.add("NO", "NAMA", "JABATAN")
    team.add(1, "Contoh Satu", "Ketua")
    content = write_standard(rencana, Style(kolom=WITH_PIC))
    content.nama = "Renaksi"
    return Result("l.xlsx", to_xlsx(cover, team, content))
