"""Layouts that differ in how areas, sub-areas and rows are built."""

from __future__ import annotations

from tests.layouts.canonical import (
    ROMAN,
    Style,
    write_headings,
    write_standard,
    write_sub_area,
)
from tests.layouts.catalogue import Result, register_layout
from tests.layouts.random_plan import OTHER_AREA, RandomRencana, Want
from tests.layouts.sheets import Sheet, to_xlsx
from tests.layouts.titles import WITH_PIC


def _standard(rencana: RandomRencana, **style) -> Result:
    return Result("s.xlsx", to_xlsx(write_standard(rencana, Style(kolom=WITH_PIC, **style))))


@register_layout(want=Want(nama_area=OTHER_AREA))
def area_eight_others(rencana: RandomRencana) -> Result:
    """Eight areas, none with a usual name."""
    return _standard(rencana)


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
def rows_and_columns_hidden(rencana: RandomRencana) -> Result:
    """Some rows and the INDIKATOR column are hidden; they still belong to the plan."""
    sheet = write_standard(rencana, Style(kolom=WITH_PIC))
    sheet.hidden_columns.add(3)
    sheet.hidden_rows |= {r for r in range(9, len(sheet.rows)) if r % 7 == 0}
    return Result("h.xlsx", to_xlsx(sheet))
