"""Tables whose cells are coloured: the heatmap, and a bar per area."""

from collections.abc import Sequence
from itertools import pairwise

from monev.core.statuses import STATUS_TENGGAT
from monev.figures.heatmap import TOTALS, Heatmap, HeatmapCell, cell_colours
from monev.figures.sheet import AreaLine
from monev.outputs.documents.blocks import Alignment, Lines, Styled, Table

TERLAMBAT = STATUS_TENGGAT["terlambat"].colour
_BAR = {
    "selesai": STATUS_TENGGAT["selesai"].colour,
    "terlambat": TERLAMBAT,
    "belum_dilaporkan": "#f0b795",
}
_TRACK = "#dfe4ea"
_BLANK = "\u00a0"  # as wide as 0.278 of its size


def heatmap_table(drawn: Heatmap, title: str) -> Table:
    """Build the heatmap area × month: n/N, and ▲ and △ below if late; (N) is not due yet."""
    rows = [[row.name, *map(_heatmap_cell, row.cells)] for row in drawn.rows]
    alignments: list[Alignment] = ["left", *["center"] * len(drawn.columns)]
    widths = [31.0, *(15.0 if column in TOTALS else 10.0 for column in drawn.columns)]
    return Table(
        ["Area", *drawn.headings],
        rows,
        widths,
        alignments,
        title,
        size=9,
        has_total=drawn.rows[-1].is_total,
        sides=1.5,
    )


def _heatmap_cell(cell: HeatmapCell) -> str:
    ground, ink = cell_colours(cell)
    late = cell.late_text.replace(" ", "\n")
    if cell.is_total and late:
        said = Styled(cell.text, ink, bold=True)
        return Lines([[said], *([Styled(mark, TERLAMBAT, bold=True)] for mark in late.split())])
    words = f"{cell.text}\n{late}".rstrip()
    return Styled(words, ink, ground, bold=cell.is_total or bool(late))


def area_table(areas: Sequence[AreaLine], width: float, size: float, title: str = "") -> Table:
    """Build a bar per area with its figures, in a table so many points wide; without parts none."""
    has_bars = any(area.parts for area in areas)
    shares = (0.46, 0.32, 0.14, 0.08) if has_bars else (0.56, 0.44)
    blanks = int((width * shares[1] - 9) / (0.278 * size))
    alignments: list[Alignment] = ["left"] * len(shares)
    rows: list[tuple[str, ...]] = []
    for area in areas:
        figure = Styled(area.text, bold=True)
        if has_bars:
            rows.append((area.name, _bar(area, blanks), figure, Styled(area.mark, TERLAMBAT)))
            alignments[-1] = "right"
        else:
            rows.append((area.name, figure))
    return Table((), rows, shares, alignments, title, size=size, has_lines=False, air=1)


def _bar(area: AreaLine, blanks: int) -> Lines:
    ends = [0.0]
    for _, count in area.parts:
        ends.append(ends[-1] + count / (area.total or 1))
    colours = [_BAR[status] for status, _ in area.parts]
    parts = []
    for (start, end), colour in zip(pairwise([*ends, 1.0]), [*colours, _TRACK], strict=True):
        if length := round(end * blanks) - round(start * blanks):
            parts.append(Styled(_BLANK * length, fill=colour))
    return Lines([parts])
