"""Month matrices: the target time is where the mark stands."""

from __future__ import annotations

from collections.abc import Callable

from monev.core.dates import SHORT_MONTHS
from tests.layouts.canonical import Style, write_area
from tests.layouts.catalogue import Result, register_layout
from tests.layouts.random_plan import RandomLangkah, RandomRencana, Want
from tests.layouts.sheets import Sheet, to_xlsx

COLUMNS = ("no", "komponen", "indikator", "langkah_aksi", "bukti", "capaian", "pic")
HEADINGS = ("NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET CAPAIAN", "PIC")
WANT = Want(jenis_time=("bulan", "daftar"))
WANT_WITH_GAPS = Want(jenis_time=("bulan", "daftar"), with_gaps=True)
WANT_TW = Want(jenis_time=("triwulan",))
BLUE = "5B9BD5"


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


@register_layout(want=WANT)
def matrix_x(rencana: RandomRencana) -> Result:
    """Twelve columns Jan..Des marked by x."""
    return Result("mx.xlsx", to_xlsx(_twelve_months(rencana, list(SHORT_MONTHS), lambda _: "x")))


@register_layout(want=WANT_WITH_GAPS)
def matrix_colour(rencana: RandomRencana) -> Result:
    """Marked only by the fill colour."""
    return Result("mw.xlsx", to_xlsx(_twelve_months(rencana, list(SHORT_MONTHS), lambda _: None, colour=BLUE)))


@register_layout(want=WANT)
def matrix_one_row(rencana: RandomRencana) -> Result:
    """One heading row: the months stand beside PIC, nothing above them."""
    return Result("ms.xlsx", to_xlsx(_matrix(rencana, [list(SHORT_MONTHS)], lambda b: [b - 1], lambda _: "v")))


@register_layout(want=WANT)
def matrix_tw_above_months(rencana: RandomRencana) -> Result:
    """TW I..IV over three months each."""
    above = [n for tw in ("TW I", "TW II", "TW III", "TW IV") for n in (tw, None, None)]
    merges = [(0, 3 * i, 3 * i + 2) for i in range(4)]
    sheet = _matrix(rencana, [above, list(SHORT_MONTHS)], lambda b: [b - 1], lambda _: "x", heading_merges=merges)
    return Result("mtb.xlsx", to_xlsx(sheet))


@register_layout(want=WANT_TW)
def matrix_triwulan(rencana: RandomRencana) -> Result:
    """Four columns TW I..IV."""
    above = ["TARGET WAKTU", None, None, None]
    sheet = _matrix(
        rencana,
        [above, ["TW I", "TW II", "TW III", "TW IV"]],
        lambda b: [b // 3 - 1],
        lambda _: "√",
        heading_merges=[(0, 0, 3)],
    )
    return Result("mt.xlsx", to_xlsx(sheet))


@register_layout(want=Want(jenis_time=("bulan",)))
def matrix_weeks(rencana: RandomRencana) -> Result:
    """Weeks 1..4 under each month."""
    above = [n for month in SHORT_MONTHS for n in (month, None, None, None)]
    below = [m for _ in range(12) for m in (1, 2, 3, 4)]
    merges = [(0, 4 * i, 4 * i + 3) for i in range(12)]
    sheet = _matrix(
        rencana, [above, below], lambda b: [4 * (b - 1) + 1, 4 * (b - 1) + 2], lambda _: "x", heading_merges=merges
    )
    return Result("mm.xlsx", to_xlsx(sheet))
