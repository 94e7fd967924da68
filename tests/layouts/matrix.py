"""Month matrices: the target time is where the mark stands."""

from __future__ import annotations

from collections.abc import Callable

from tests.layouts.canonical import Style, write_area
from tests.layouts.random_plan import RandomLangkah, RandomRencana, Want
from tests.layouts.sheets import Sheet

COLUMNS = ("no", "komponen", "indikator", "langkah_aksi", "bukti", "capaian", "pic")
HEADINGS = ("NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET CAPAIAN", "PIC")
WANT = Want(jenis_time=("bulan", "daftar"))
WANT_WITH_GAPS = Want(jenis_time=("bulan", "daftar"), with_gaps=True)
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
