"""A sheet that is printed and signed: letterhead, title and sentences above its table, signatures below it."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from openpyxl.drawing.image import Image
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from monev.outputs.documents.blocks import SignatureBlock, clean_text
from monev.outputs.letterhead import Kop
from monev.outputs.workbook import count_lines, fill_cell
from monev.reading.vocabulary.template_names import SIMULATION_TEXT

LOGO_HEIGHT = 64
"""Points of the logo beside the letterhead."""
_LINE_HEIGHT = 15.0
_SIGNING_ROWS = 3
"""Empty rows to sign in."""


def write_head(
    sheet: Worksheet, kop: Kop, title: Sequence[str], sentences: Sequence[str], widths: Sequence[float], simulated: bool
) -> int:
    """The letterhead with its line, the title in the middle, sentences over the whole width; returns the first row
    after a blank one."""
    row = _write_kop(sheet, kop, len(widths))
    for text in (*title, *([SIMULATION_TEXT] if simulated else [])):
        colour = "C2410C" if text == SIMULATION_TEXT else "000000"
        _write_centred(sheet, row, 1, len(widths), text, Font(name="Calibri", bold=True, size=12, color=colour))
        row += 1
    row += 1
    for text in sentences:
        # Merged: a sentence has no column of its own, and wraps over all of them.
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(widths))
        fill_cell(sheet.cell(row, 1), text)
        sheet.cell(row, 1).alignment = Alignment(wrap_text=True, vertical="top")
        sheet.row_dimensions[row].height = _LINE_HEIGHT * count_lines(text, sum(widths))
        row += 1
    return row + 1


def _write_kop(sheet: Worksheet, kop: Kop, columns: int) -> int:
    lines = [clean_text(one) for one in kop.baris] or [""]
    needed = LOGO_HEIGHT + 6 if kop.logo else 0
    height = max(18.0, needed / len(lines))
    for row, text in enumerate(lines, start=1):
        font = Font(name="Calibri", bold=row <= 2, size=14 if row <= 2 else 11)
        _write_centred(sheet, row, 1, columns, text, font)
        sheet.row_dimensions[row].height = height
    if kop.logo:
        picture = Image(BytesIO(kop.logo))
        scale = LOGO_HEIGHT * 96 / 72 / picture.height
        picture.width, picture.height = round(picture.width * scale), round(picture.height * scale)
        sheet.add_image(picture, "A1")
    for column in range(1, columns + 1):
        sheet.cell(len(lines), column).border = Border(bottom=Side(style="double", color="000000"))
    return len(lines) + 2


def _write_centred(sheet: Worksheet, row: int, first: int, last: int, text: str, font: Font) -> None:
    """In the middle of these columns without merging them: they can still be moved."""
    fill_cell(sheet.cell(row, first), text)
    for column in range(first, last + 1):
        sheet.cell(row, column).alignment = Alignment(horizontal="centerContinuous", vertical="center")
    sheet.cell(row, first).font = font


def write_signature(sheet: Worksheet, row: int, signature: SignatureBlock, widths: Sequence[float]) -> int:
    """Who signs, side by side, the last on the right with place and date above; returns the last row."""
    places = _spread(len(signature.signatories), widths)
    plain, strong = Font(name="Calibri", size=11), Font(name="Calibri", size=11, bold=True, underline="single")
    for (first, last), one in zip(places, signature.signatories, strict=True):
        above = signature.place_and_day if last == len(widths) else ""
        _write_centred(sheet, row, first, last, above, plain)
        _write_centred(sheet, row + 1, first, last, one.role, plain)
        name_row = row + 2 + _SIGNING_ROWS
        _write_centred(sheet, name_row, first, last, one.name, strong)
        for offset, text in enumerate(clean_text(one.info).split("\n"), start=1):
            _write_centred(sheet, name_row + offset, first, last, text, plain)
    return max(row + 2 + _SIGNING_ROWS + len(one.info.split("\n")) for one in signature.signatories)


def _spread(count: int, widths: Sequence[float]) -> list[tuple[int, int]]:
    """First and last column of each signatory: equal shares of the width, a single one in the right third."""
    parts = max(count, 3) if count == 1 else count
    edges, share, used = [0], sum(widths) / parts, 0.0
    for column, width in enumerate(widths, start=1):
        used += width
        if used >= share * len(edges) and len(edges) < parts:
            edges.append(column)
    edges.append(len(widths))
    places = [(edges[k] + 1, edges[k + 1]) for k in range(len(edges) - 1)]
    return places[-count:]


def print_whole(sheet: Worksheet, last_row: int, columns: int) -> None:
    """Prints from the letterhead to the signature, nothing beside it, in the middle of the paper."""
    sheet.print_area = f"A1:{get_column_letter(columns)}{last_row}"
    sheet.print_options.horizontalCentered = True
