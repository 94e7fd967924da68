"""Month matrices: the target time is where the mark stands, or the fill."""

from __future__ import annotations

from collections.abc import Callable

from monev.core.dates import MONTH_NAMES, SHORT_MONTHS
from tests.layouts.canonical import Style, write_area
from tests.layouts.catalogue import Result, register_layout
from tests.layouts.random_plan import RandomLangkah, RandomRencana, Want
from tests.layouts.sheets import Sheet, to_xlsx

COLUMNS = ("no", "komponen", "indikator", "langkah_aksi", "bukti", "capaian", "pic")
HEADINGS = ("NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET CAPAIAN", "PIC")
WANT = Want(jenis_time=("bulan", "daftar"))
WANT_WITH_GAPS = Want(jenis_time=("bulan", "daftar"), with_gaps=True)
BLUE, GREY, YELLOW = "5B9BD5", "F2F2F2", "FFE699"


def _matrix(
    rencana: RandomRencana,
    time_headings: list[list[object]],
    location: Callable[[int], list[int]],
    mark: Callable[[RandomLangkah], object],
    *,
    colour: str | None = None,
    heading_merges: list[tuple[int, int, int]] = (),
) -> Sheet:
    """A table whose time columns stand right of KOLOM. `location` says which of them (0-based) a month marks;
    `heading_merges` merges heading cells (row 0-based, first and last time column 0-based)."""
    sheet = Sheet()
    sheet.add(f"RENCANA AKSI ZONA INTEGRITAS {rencana.satker.upper()} TAHUN {rencana.tahun}")
    sheet.add()
    beginning, width = len(sheet.rows) + 1, len(time_headings[0])
    for i, row in enumerate(time_headings):
        sheet.add(*(HEADINGS if i == 0 else [None] * len(HEADINGS)), *row)
    for c in range(1, len(HEADINGS) + 1):
        sheet.merge(beginning, c, beginning + len(time_headings) - 1, c)
    for i, from_, until in heading_merges:
        sheet.merge(beginning + i, len(HEADINGS) + 1 + from_, beginning + i, len(HEADINGS) + 1 + until)
    style = Style(kolom=COLUMNS)
    for i, area in enumerate(rencana.area):
        write_area(sheet, style, rencana, i, area)
    find = {lg.langkah_aksi: lg for *_, lg in rencana.each_langkah()}
    for r, content in enumerate(sheet.rows, 1):
        langkah = find.get(content[3]) if len(content) > 3 else None
        if langkah is None:
            continue
        content.extend([None] * width)
        for month in langkah.waktu.months:
            for k in location(month):
                content[len(COLUMNS) + k] = mark(langkah)
                if colour:
                    sheet.colour[(r, len(COLUMNS) + k + 1)] = colour
    return sheet


def _twelve_months(rencana: RandomRencana, name: list[object], mark, **other) -> Sheet:
    above = [f"WAKTU PELAKSANAAN TAHUN {rencana.tahun}", *[None] * 11]
    return _matrix(rencana, [above, name], lambda b: [b - 1], mark, heading_merges=[(0, 0, 11)], **other)


def _langkah_row(sheet: Sheet, rencana: RandomRencana, column: int = 3) -> list[tuple[int, RandomLangkah]]:
    find = {lg.langkah_aksi: lg for *_, lg in rencana.each_langkah()}
    content = [(r, find.get(b[column])) for r, b in enumerate(sheet.rows, 1) if len(b) > column]
    return [(r, lg) for r, lg in content if lg]


def _stripes(sheet: Sheet, rencana: RandomRencana) -> None:
    """Every second row of the table grey from edge to edge, area rows yellow."""
    langkah = {r for r, _ in _langkah_row(sheet, rencana)}
    for r in range(5, len(sheet.rows) + 1):
        colour = GREY if r in langkah and r % 2 else None if r in langkah else YELLOW
        for c in range(1, len(COLUMNS) + 13):
            if colour and (r, c) not in sheet.colour:
                sheet.colour[(r, c)] = colour


@register_layout(want=WANT_WITH_GAPS)
def matrix_colour_striped(rencana: RandomRencana) -> Result:
    """Fill colour only, on zebra stripes and between coloured area rows."""
    sheet = _twelve_months(rencana, list(SHORT_MONTHS), lambda _: None, colour=BLUE)
    _stripes(sheet, rencana)
    return Result("m.xlsx", to_xlsx(sheet))


@register_layout(want=Want(jenis_time=("semester",)))
def matrix_semester(rencana: RandomRencana) -> Result:
    """Semester I and II."""
    sheet = _matrix(rencana, [["Semester I", "Semester II"]], lambda b: [b // 6 - 1], lambda _: "√")
    return Result("m.xlsx", to_xlsx(sheet))


@register_layout(want=WANT)
def matrix_in_middle(rencana: RandomRencana) -> Result:
    """The months stand between LANGKAH AKSI and BUKTI DUKUNG."""
    origin = _twelve_months(rencana, list(SHORT_MONTHS), lambda _: "√")
    sheet = Sheet()
    for content in origin.rows:
        content = [*content, *[None] * (len(COLUMNS) + 12 - len(content))]
        sheet.add(*content[:4], *content[len(COLUMNS) :], *content[4 : len(COLUMNS)])
    sheet.merge(3, 5, 3, 16)
    for c in (*range(1, 5), 17, 18, 19):
        sheet.merge(3, c, 4, c)
    return Result("m.xlsx", to_xlsx(sheet))


@register_layout(want=Want(jenis_time=("bulan", "daftar"), with_sub_area=False))
def matrix_area_column(rencana: RandomRencana) -> Result:
    """AREA PERUBAHAN as a merged column, numbers going on, months at the right."""
    sheet = Sheet()
    heading = ("NO", "AREA PERUBAHAN", "KOMPONEN", "INDIKATOR", "RENCANA AKSI", "EVIDEN", "OUTPUT", "PJ")
    sheet.add(f"RENCANA KERJA ZI {rencana.satker.upper()} TAHUN {rencana.tahun}")
    sheet.add(*heading, *[n.upper() for n in MONTH_NAMES])
    no = 0
    for area in rencana.area:
        beginning = len(sheet.rows) + 1
        for komponen in (k for s in area.sub_area for k in s.komponen):
            no += 1
            for k, lg in enumerate(komponen.langkah):
                month = ["x" if b in lg.waktu.months else None for b in range(1, 13)]
                header = (no if k == 0 else None, None, komponen.nama if k == 0 else None)
                sheet.add(*header, lg.indikator, lg.langkah_aksi, "\n".join(lg.bukti), lg.capaian, lg.pic, *month)
        sheet.rows[beginning - 1][1] = area.nama
        sheet.merge(beginning, 2, len(sheet.rows), 2)
    return Result("m.xlsx", to_xlsx(sheet))


@register_layout(want=WANT)
def twin_rencana_realisasi(rencana: RandomRencana) -> Result:
    """Under each month a column of what was planned and one of what was done, a month late."""
    month = [cell for name in SHORT_MONTHS for cell in (name, None)]
    merges = [(0, 2 * b, 2 * b + 1) for b in range(12)]
    sheet = _matrix(
        rencana, [month, ["Renc", "Real"] * 12], lambda b: [2 * b - 2], lambda _: "v", heading_merges=merges
    )
    for content in sheet.rows[4:]:
        for k in range(len(content) - 2, 6, -2):
            if content[k] == "v":
                content[k + 3 if k + 3 < len(content) else k + 1] = "v"
    return Result("k.xlsx", to_xlsx(sheet))
