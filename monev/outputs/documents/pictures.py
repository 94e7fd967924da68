"""The pictures inside documents: bars of capaian and the heatmap, drawn from the frames the pages show.

Pillow, which Streamlit brings along, draws them in 30 ms without a browser; the labels stand in the picture, nothing
has to be decoded. Each returns PNG for 16 cm of paper at 250 dots an inch.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import Any

import pandas as pd
from PIL import Image, ImageColor, ImageDraw, ImageFont

from monev.core.statuses import RENCANA_COLOUR, STATUS_TENGGAT
from monev.database import to_rows
from monev.figures import (
    UP_TO_POSISI,
    Counts,
    HeatmapCell,
    column_names,
    format_area,
    format_capaian,
    heatmap_cell,
    heatmap_columns,
)
from monev.outputs.documents import fonts

WIDTH = 1600
INK, WHITE, TRACK, LINE, GREY = "#1f2933", "#ffffff", "#e3e8ed", "#9aa5b1", "#f2f5f8"
SELESAI, TERLAMBAT = STATUS_TENGGAT["selesai"], STATUS_TENGGAT["terlambat"]
_PALE_SELESAI, _PALE_TERLAMBAT, _DARK_TERLAMBAT = "#d7efe4", "#fdeee5", "#8a2c06"
_LEAST_LOAD, _MOST_LOAD = 0.1, 0.54
"""How strong the plan's colour is in its emptiest and its fullest cell: dark letters stay legible on both."""


def draw_capaian_bars(per_area: pd.DataFrame, everything: Counts, *, rencana_only: bool) -> bytes:
    """A bar per area, and one for all: capaian s.d. posisi as n/N (p%), with ▲ and how many are late."""
    row = [(format_area(a["area"], a["nama_area"]), a) for a in to_rows(per_area)]
    totals = {k: getattr(everything, k) for k in ("capaian_n", "capaian_N", "terlambat")}
    row.append(("Semua area", totals))
    height = 78
    canvas = _Canvas(WIDTH, height * len(row) + 24)
    left, right = 620, 1160
    for index, (name, a) in enumerate(row):
        above = 12 + index * height
        bold = index == len(row) - 1
        if bold:
            canvas.draw_line(0, above, WIDTH)
        canvas.write_wrapped(name, 0, above, left - 30, height, 30, bold=bold)
        canvas.draw_box(left, above + 16, right, above + height - 16, TRACK)
        if a["capaian_N"]:
            until = left + (right - left) * a["capaian_n"] / a["capaian_N"]
            colour = RENCANA_COLOUR if rencana_only else SELESAI.colour
            canvas.draw_box(left, above + 16, until, above + height - 16, colour)
        end = canvas.write(
            format_capaian(a["capaian_n"], a["capaian_N"]), right + 20, above + height / 2, 32, bold=True
        )
        if a["terlambat"] and not rencana_only:
            text = f"{TERLAMBAT.mark} {a['terlambat']}"
            canvas.write(text, max(end + 26, right + 290), above + height / 2, 32, bold=True, colour=TERLAMBAT.colour)
    return canvas.png()


def draw_heatmap(matrix: pd.DataFrame, *, rencana_only: bool) -> bytes:
    """The heatmap area × month of `monev.figures.heatmap`: n/N in each cell over a bar of its share, ▲ late, brackets
    where not yet due."""
    everything = [b for b in to_rows(matrix) if b["tingkat"] in ("area", "semua")]
    column = heatmap_columns("bulan", {b["kolom"] for b in everything})
    rulers = {b["baris_urutan"]: b for b in everything}
    left, height, header = 380, 92, 56
    width = (WIDTH - left) / (len(column) + 0.5)  # the total is half as wide again
    canvas = _Canvas(WIDTH, header + height * len(rulers) + 4)
    place = {k: (left + i * width, left + (i + 1) * width) for i, k in enumerate(column)}
    place[UP_TO_POSISI] = (place[UP_TO_POSISI][0], WIDTH)
    for k, (from_, until) in place.items():
        canvas.write_centred(column_names("bulan")[k], from_, until, header / 2, 26, bold=k == UP_TO_POSISI)
    above = {order: header + i * height for i, order in enumerate(sorted(rulers))}
    for order, b in rulers.items():
        canvas.write_wrapped(b["nama_baris"], 0, above[order], left - 20, height, 25, bold=b["tingkat"] == "semua")
    for b in everything:
        from_, until = place[b["kolom"]]
        _draw_cell(canvas, b, from_, above[b["baris_urutan"]], until, height, rencana_only)
    return canvas.png()


def cell_colours(cell: HeatmapCell) -> tuple[str, str]:
    """The ground of a cell and the colour of its text: what is late is loud, what is done is pale."""
    if cell.state == "kosong" or cell.is_total:
        return WHITE, INK
    if cell.state == "terlambat":
        return TERLAMBAT.colour, WHITE
    if cell.state == "rencana":
        return mix_with_white(RENCANA_COLOUR, _LEAST_LOAD + (_MOST_LOAD - _LEAST_LOAD) * (cell.share or 0)), INK
    grounds = {"belum_dilaporkan": _PALE_TERLAMBAT, "penuh": _PALE_SELESAI, "sebagian": GREY, "belum": WHITE}
    return grounds[cell.state], INK


def mix_with_white(colour: str, parts: float) -> str:
    """A colour thinned with white."""
    r, g, b = (round(255 + (value - 255) * parts) for value in ImageColor.getrgb(colour))
    return f"#{r:02x}{g:02x}{b:02x}"


def _draw_cell(
    canvas: _Canvas, row: dict[str, Any], left: float, above: float, right: float, height: float, rencana_only: bool
) -> None:
    cell = heatmap_cell(row, rencana_only=rencana_only)
    ground, colour = cell_colours(cell)
    left, above, right, below = left + 3, above + 3, right - 3, above + height - 3
    canvas.draw_box(left, above, right, below, ground)
    if cell.state == "belum_dilaporkan" and not cell.is_total:
        canvas.draw_frame(left, above, right, below, TERLAMBAT.colour)
    has_bar = cell.share is not None and cell.state != "rencana"
    if has_bar:
        _draw_share(canvas, cell, left + 8, below - 14, right - 8)
    middle = (above + below - (12 if has_bar else 0)) / 2
    late_colour = TERLAMBAT.colour if cell.is_total else colour
    canvas.write_centred(
        cell.text, left, right, middle - (15 if cell.late else 0), 28, bold=cell.is_total, colour=colour
    )
    if cell.late:
        canvas.write_centred(cell.late_text, left, right, middle + 17, 26, bold=True, colour=late_colour)


def _draw_share(canvas: _Canvas, cell: HeatmapCell, left: float, above: float, right: float) -> None:
    """The bar at a cell's foot: how much of it is done."""
    on_loud = cell.state == "terlambat" and not cell.is_total
    canvas.draw_box(left, above, right, above + 8, _DARK_TERLAMBAT if on_loud else TRACK)
    if cell.share:
        canvas.draw_box(
            left, above, left + (right - left) * cell.share, above + 8, WHITE if on_loud else SELESAI.colour
        )


@cache
def _load_font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(fonts.find_font_file(name)), size, layout_engine=ImageFont.Layout.BASIC)


class _Canvas:
    """A white sheet to draw on."""

    def __init__(self, width: int, height: int) -> None:
        self._picture = Image.new("RGB", (width, height), WHITE)
        self._pen = ImageDraw.Draw(self._picture)

    def draw_box(self, left: float, above: float, right: float, below: float, colour: str) -> None:
        self._pen.rectangle([round(v) for v in (left, above, right, below)], fill=colour)

    def draw_frame(self, left: float, above: float, right: float, below: float, colour: str) -> None:
        self._pen.rectangle([round(v) for v in (left, above, right, below)], outline=colour, width=3)

    def draw_line(self, left: float, above: float, right: float) -> None:
        self._pen.line([round(v) for v in (left, above, right, above)], fill=LINE, width=2)

    def measure(self, text: str, size: int, bold: bool) -> float:
        """How wide a text is."""
        return sum(_load_font(name, size).getlength(content) for name, content in fonts.split_runs(text, bold=bold))

    def write(
        self, text: str, left: float, middle: float, size: int, *, bold: bool = False, colour: str = INK
    ) -> float:
        """Write on one line around the height `middle`; returns where it ends."""
        for name, content in fonts.split_runs(text, bold=bold):
            font_face = _load_font(name, size)
            self._pen.text((left, middle + size * 0.35), content, font=font_face, fill=colour, anchor="ls")
            left += font_face.getlength(content)
        return left

    def write_centred(
        self, text: str, left: float, right: float, middle: float, size: int, *, bold: bool, colour: str = INK
    ) -> None:
        """Write in the middle between two sides, smaller where it would not fit."""
        while size > 12 and self.measure(text, size, bold) > right - left - 6:
            size -= 1
        beginning = (left + right - self.measure(text, size, bold)) / 2
        self.write(text, beginning, middle, size, bold=bold, colour=colour)

    def write_wrapped(
        self, text: str, left: float, above: float, width: float, height: float, size: int, *, bold: bool
    ) -> None:
        """Write on as many lines as the height holds, the last one cut with … where there is more."""
        row = self._wrap(text, width, size, bold)
        fits = max(1, int(height // (size * 1.15)))
        if len(row) > fits:
            row = [*row[: fits - 1], f"{row[fits - 1]} …"]
        langkah = size * 1.18
        beginning = above + height / 2 - langkah * (len(row) - 1) / 2
        for index, one in enumerate(row):
            self.write(one, left, beginning + index * langkah, size, bold=bold)

    def png(self) -> bytes:
        """The sheet as a file of few colours: a third of the bytes of a full one."""
        buffer = BytesIO()
        self._picture.quantize(128, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True, dpi=(254, 254))
        return buffer.getvalue()

    def _wrap(self, text: str, width: float, size: int, bold: bool) -> list[str]:
        row = [""]
        for wording in text.split():
            candidates = f"{row[-1]} {wording}".strip()
            if row[-1] and self.measure(candidates, size, bold) > width:
                row.append(wording)
            else:
                row[-1] = candidates
        return row
